import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { get } from './support/bridge';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

test('settings that cannot be read are set aside, not lost', async ({ home, launch }) => {
  writeFileSync(join(home, 'settings.json'), '{"settings": {"theme": "da');
  const { page } = await launch();
  expect(await get(page, 'settings:read', {})).toMatchObject({ theme: 'system' });
  await get(page, 'settings:write', { theme: 'dark' });
  const aside = readdirSync(home).filter((name) => name.startsWith('settings.damaged-'));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(home, aside[0] ?? ''), 'utf8')).toBe('{"settings": {"theme": "da');
});

test('damaged accounts are set aside and said, and accounts that can’t be read are no empty list', async ({
  home,
  launch,
}) => {
  const file = join(home, 'live', 'accounts.json');
  mkdirSync(join(home, 'live'), { recursive: true });
  writeFileSync(file, '[{"id":');
  const first = await launch();
  const said = first.page.getByRole('region', { name: 'Notifications' });
  await expect(said).toContainText(/The old file was kept as accounts\.json\.corrupt-/);
  await first.app.close();

  mkdirSync(file);
  const { page } = await launch();
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('EISDIR');
  await expect(page.getByText('No live account yet')).toHaveCount(0);
  await keepScreen(page, 'accounts-unreadable');
});

test('the window is restored as it was', async ({ launch }) => {
  const first = await launch();
  const before = await first.app.browserWindow(first.page);
  await before.evaluate((opened) => opened.setBounds({ x: 60, y: 40, width: 900, height: 600 }));
  await get(first.page, 'settings:write', { theme: 'dark' });
  await first.app.close();

  const { app, page } = await launch();
  const window = await app.browserWindow(page);
  const { width, height } = await window.evaluate((opened) => opened.getBounds());
  expect([width, height]).toEqual([900, 600]);
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('the app starts, reloads its page and ends without an uncaught error in its log', async ({
  home,
  launch,
}) => {
  const { app, page } = await launch();
  await practiceIsRunning(page);
  await page.reload();
  await practiceIsRunning(page);
  await app.close();
  const file = join(home, 'logs/slipway.log');
  // Nothing to report, no file.
  const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(log.split('\n').filter((line) => line.includes('not caught'))).toEqual([]);
});

test('every command of the menu reaches the window', async ({ app, page }) => {
  await practiceIsRunning(page);
  const choose = (id: string) =>
    app.evaluate(
      ({ Menu }, chosen) => Menu.getApplicationMenu()?.getMenuItemById(chosen)?.click(),
      id,
    );
  for (const [id, heading] of [
    ['show-activity', 'Activity'],
    ['show-accounts', 'Accounts'],
    ['show-practice', 'Practice'],
    ['show-settings', 'Settings'],
    ['show-publish', 'Drop an .ipa or .pkg to begin'],
  ] as const) {
    await choose(id);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  await choose('show-shortcuts');
  await expect(page.getByRole('dialog')).toBeVisible();
});
