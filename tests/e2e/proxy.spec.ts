import { say } from '#shared/words/say';
import { startProxy } from '../helpers/proxy';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { addLiveAccount } from './support/live-account';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('requests to Apple use the system’s proxy, and those to the practice server never do', async ({
  launch,
  outside,
}) => {
  const proxy = await startProxy({ wants: 'ada:s3cret', answers: 503 });
  try {
    const { app, page } = await launch({ args: [`--proxy-server=${proxy.url}`] });
    await practiceIsRunning(page);
    await dropFiles(page, [await sampleIn(outside)]);
    await packageIsOpen(page);
    const targets = () => proxy.asked.map(({ target }) => target);
    const apple = 'api.appstoreconnect.apple.com:443';
    expect(targets()).not.toContain(apple);

    const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
    expect(targets()).toContain(apple);
    // Neither the practice server nor anything that Chromium asks for on its own, such as a dictionary.
    expect(targets().filter((target) => target !== apple)).toEqual([]);
    const words = `The proxy ${proxy.host} asks for a name and password.`;
    await get(page, 'accounts:use', { accountId });
    await page.reload();
    await dropFiles(page, [await sampleIn(outside)]);
    await expect(page.locator('.screen')).toContainText(say('error.network-proxy.title'));
    await expect(page.locator('.screen')).toContainText(words);
    await keepScreen(page, 'light-proxy-asks');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Test connection' }).click();
    const found = `api.appstoreconnect.apple.com, port 443, through the proxy ${proxy.host}: ${words}`;
    await expect(page.locator('.screen')).toContainText(`No certificate was shown by ${found}`);
    await page.getByRole('button', { name: 'Test connection' }).scrollIntoViewIfNeeded();
    await keepScreen(page, 'light-settings-network');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const window = await app.browserWindow(page);
    await window.evaluate((opened) => opened.setSize(720, 780));
    await keepScreen(page, 'dark-narrow-settings-network');

    await page.getByRole('button', { name: 'Add proxy sign-in…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Proxy sign-in' });
    await sheet.getByLabel('Proxy').fill(proxy.host);
    await sheet.getByLabel('Name').fill('ada');
    await sheet.getByLabel('Password').fill('s3cret');
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepScreen(page, 'dark-narrow-proxy-sign-in');
    await page.emulateMedia({ colorScheme: 'light' });
    await keepScreen(page, 'light-narrow-proxy-sign-in');
    await sheet.getByRole('button', { name: 'Save sign-in' }).click();
    await expect(page.locator('.screen')).toContainText(
      `Signs in to the proxy ${proxy.host} as ada.`,
    );
    await page.getByRole('button', { name: 'Test connection' }).click();
    // A 503 only after the proxy has accepted the request: its own error for the target behind it.
    await expect(page.locator('.screen')).toContainText(/responded with 503/);
    await keepScreen(page, 'light-narrow-settings-signed-in');
    await page.getByRole('button', { name: 'Remove proxy sign-in' }).click();
    await expect(page.locator('.screen')).toContainText('No proxy sign-in is saved');
    await answerQuestions(app, 0);
    await get(page, 'accounts:delete', { accountId });
  } finally {
    await proxy.goDown();
  }
});
