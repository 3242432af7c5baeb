import { catalogue } from '#shared/error-catalogue';
import { startProxy } from '../helpers/proxy';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { addLiveAccount } from './support/live-account';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('Apple is asked through the system’s proxy, the practice side never is', async ({
  launch,
  outside,
}) => {
  const proxy = await startProxy({ wants: 'ada:s3cret' });
  try {
    const { app, page } = await launch({ args: [`--proxy-server=${proxy.url}`] });
    await practiceIsRunning(page);
    await dropFiles(page, [await sampleIn(outside)]);
    await packageIsOpen(page);
    // Chromium's own look-ups, such as for a dictionary, go through it as well.
    const targets = () => proxy.asked.map(({ target }) => target);
    const apple = 'api.appstoreconnect.apple.com:443';
    expect(targets()).not.toContain(apple);

    const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
    expect(targets()).toContain(apple);
    expect(targets().filter((target) => /^(127\.|localhost|\[::1)/.test(target))).toEqual([]);
    const words = `The proxy ${proxy.host} asks for a name and password.`;
    await get(page, 'accounts:use', { accountId });
    await page.reload();
    await dropFiles(page, [await sampleIn(outside)]);
    await expect(page.locator('.screen')).toContainText(catalogue['network-proxy'].title);
    await expect(page.locator('.screen')).toContainText(words);
    await keepScreen(page, 'light-proxy-asks');
    expect(await accessibilityFaults(page)).toEqual([]);
    await get(page, 'accounts:delete', { accountId });
  } finally {
    await proxy.goDown();
  }
});
