import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, turnOn } from './support/publishing';

const card = (page: Page) => page.getByRole('region', { name: 'Watch folder' });
const rows = (page: Page) => card(page).getByRole('list', { name: 'Watched folders' });
const said = (page: Page) => page.getByRole('region', { name: 'Notifications' });

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await expect(card(page)).toBeVisible();
}

/** Adds a folder by the keyboard alone. */
async function addFolder(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerOpenDialog(app, folder);
  await card(page).getByRole('button', { name: 'Add folder…' }).focus();
  await page.keyboard.press('Enter');
}

/** What the system was asked to show outside the window. */
async function recordNotifications(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ Notification }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownNotifications: shown });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: { title: string }) {
      shown.push(this.title);
    };
  });
  return () =>
    app.evaluate(
      () => (globalThis as unknown as { shownNotifications: string[] }).shownNotifications,
    );
}

test('folders are added and removed in Settings, each with its state', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await openSettings(page);
  await expect(card(page)).toContainText('No folder is watched.');
  const folder = join(outside, 'Exports');
  await mkdir(folder);
  await sampleIn(folder);
  await addFolder(app, page, folder);
  await expect(rows(page).getByRole('listitem')).toContainText([/ExportsWatching/]);
  await expect(card(page)).toContainText('1 package was there before and is not opened.');
  await expect(said(page)).toContainText('Watching Exports.');
  await addFolder(app, page, folder);
  await expect(card(page).getByRole('alert')).toContainText('“Exports” is watched already.');

  const long = join(outside, `A folder ${'with a very long name '.repeat(8)}`.trim());
  await mkdir(long);
  await addFolder(app, page, long);
  await expect(rows(page).getByRole('listitem')).toHaveCount(2);
  await expect(card(page).getByRole('alert')).toHaveCount(0);
  await rm(long, { recursive: true });
  await expect(rows(page)).toContainText('Missing');
  await card(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'watch-folders')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await card(page).scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-watch-folders-narrow');
  await window.evaluate((opened) => opened.setSize(1180, 780));

  await card(page).getByRole('button', { name: 'Stop watching Exports' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page).getByRole('listitem')).toHaveCount(1);
  await expect(card(page).getByRole('button', { name: 'Add folder…' })).toBeFocused();
  expect((await get(page, 'settings:read', {})).watchedFolders).toEqual([long]);
});

test('a package that is copied slowly becomes one plan, and the next one is queued', async ({
  launch,
  outside,
}) => {
  test.setTimeout(180_000);
  const folder = join(outside, 'Exports');
  await mkdir(folder);
  const first = await launch();
  await practiceIsRunning(first.page);
  await openSettings(first.page);
  await addFolder(first.app, first.page, folder);
  await expect(rows(first.page)).toContainText('Watching');
  const notifications = await recordNotifications(first.app);
  await first.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false;
  });

  const bytes = await readFile(await sampleIn(outside, { build: '43' }, 'Source.ipa'));
  const slow = join(folder, 'Slow.ipa');
  await writeFile(slow, bytes.subarray(0, 5_000));
  // The second package is complete long before the first.
  await sampleIn(outside, { build: '44' }, 'Quick.part');
  await rename(join(outside, 'Quick.part'), join(folder, 'Quick.ipa'));
  await expect(said(first.page)).toContainText(
    'Opened Orbit Notes 1.4.0 (44) from the watch folder “Exports” on Publish.',
  );
  await expect(first.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await appendFile(slow, bytes.subarray(5_000));
  await expect(said(first.page)).toContainText(
    'Orbit Notes 1.4.0 (43) from the watch folder “Exports” is next on Publish.',
  );
  expect(await notifications()).toEqual([
    'Orbit Notes 1.4.0 (44) is ready to publish',
    'Orbit Notes 1.4.0 (43) is ready to publish',
  ]);
  await first.page.keyboard.press('Control+1');
  await packageIsOpen(first.page, 'Orbit Notes 1.4.0 (44)');
  await expect(first.page.getByText('From the watch folder “Exports”.')).toBeVisible();
  const queue = first.page.getByRole('list', { name: 'Next packages' });
  await expect(queue.getByRole('listitem')).toHaveText([/Slow\.ipaFrom “Exports”/]);
  await keepBothThemes(first.page, 'watch-plan');
  expect(await get(first.page, 'runs:list', {})).toEqual([]);
  first.process.kill('SIGKILL');

  const { page } = await launch();
  await practiceIsRunning(page);
  await openSettings(page);
  await expect(rows(page)).toContainText('Watching');
  await expect(card(page)).toContainText('2 packages were there before and are not opened.');
  await sampleIn(outside, { build: '45' }, 'Third.part');
  await rename(join(outside, 'Third.part'), join(folder, 'Third.ipa'));
  // What was open and what waited is there again, and the new one waits behind it.
  await page.keyboard.press('Control+1');
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (44)');
  const waiting = page.getByRole('list', { name: 'Next packages' }).getByRole('listitem');
  await expect(waiting).toHaveText([/Slow\.ipa/, /Third\.ipa/]);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a preset armed for watched folders publishes while the window is hidden, once', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await practiceIsRunning(page);
  const folder = join(outside, 'Exports');
  await mkdir(folder);
  await openSettings(page);
  await addFolder(app, page, folder);
  await expect(rows(page)).toContainText('Watching');

  await page.keyboard.press('Control+1');
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await page.getByRole('button', { name: 'Edit preset…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Preset' });
  const questions = await answerQuestions(app, 0);
  await sheet.getByText('Publish automatically from a watch folder', { exact: true }).click();
  await expect(
    sheet.getByRole('switch', { name: 'Publish automatically from a watch folder' }),
  ).toBeChecked();
  expect((await questions()).map(({ detail }) => detail)).toEqual([
    expect.stringContaining('appears in a watched folder is rehearsed as soon as'),
  ]);
  await keepScreen(page, 'light-watch-armed');
  await page.keyboard.press('Escape');

  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.hide());
  await sampleIn(outside, { build: '43' }, 'Next.part');
  await rename(join(outside, 'Next.part'), join(folder, 'Next.ipa'));
  await expect
    .poll(async () => (await get(page, 'runs:list', {})).map(({ status }) => status.state), {
      timeout: 120_000,
    })
    .toEqual(['done']);
  expect(await questions()).toHaveLength(1);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.package.buildNumber).toBe('43');
  expect(run?.groups.map(({ name }) => name)).toContain('Design');
});
