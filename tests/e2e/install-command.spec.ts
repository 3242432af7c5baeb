import { say } from '#shared/words/say';
import { accessibilityFaults } from './support/accessibility';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

test('the palette leads to the command in Settings, where a start from sources has none to install', async ({
  launch,
}) => {
  const { page } = await launch();
  await practiceIsRunning(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('slipway command');
  await page.getByRole('option', { name: say('menu.install-command') }).click();
  const section = page.locator('#settings-command');
  await expect(section).toBeFocused();
  await expect(section).toContainText(say('install-command.unavailable'));
  await expect(section.getByRole('button')).toHaveCount(0);
  await keepScreen(page, 'light-install-command');
  expect(await accessibilityFaults(page)).toEqual([]);
});
