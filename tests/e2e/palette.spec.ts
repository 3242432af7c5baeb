import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { keepManyRuns } from './support/many-runs';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const field = (page: Page) => palette(page).getByRole('combobox');
const current = (page: Page) => palette(page).getByRole('option', { selected: true });
const screenTitle = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('the command palette is used with the keyboard only, and gives the focus back', async ({
  launch,
  home,
}) => {
  keepManyRuns(home, 40);
  const { page } = await launch();
  await practiceIsRunning(page);
  const opener = page.getByRole('button', { name: 'Choose package…' });
  await opener.focus();

  await openPalette(page);
  // The first line is current from the start, before anything is typed.
  await expect(current(page)).toHaveAccessibleName(/^Open package…/);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(opener).toBeFocused();

  await openPalette(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
  await expect(opener).toBeFocused();

  await openPalette(page);
  await page.keyboard.type('tide 38');
  await expect(palette(page).getByRole('status')).toHaveText('1 result');
  await expect(current(page)).toHaveAccessibleName(/^Tide Table 1\.4\.0 \(38\)/);
  await page.keyboard.press('Backspace');
  await expect(current(page)).toHaveAccessibleName(/^Tide Table/);
  await page.keyboard.press('ArrowDown');
  const chosen = await current(page).locator('.palette-label').textContent();
  await page.keyboard.press('Enter');
  await expect(screenTitle(page, chosen ?? '')).toBeVisible();
  await expect(palette(page)).toBeHidden();

  await openPalette(page);
  await page.keyboard.type('apps');
  await page.keyboard.press('Enter');
  await expect(screenTitle(page, 'Apps')).toBeVisible();

  // What was used last comes first, after the window was closed too.
  await expect
    .poll(async () => (await get(page, 'settings:read', {})).recentActions[0])
    .toBe('show-apps');
  await page.reload();
  await practiceIsRunning(page);
  await openPalette(page);
  await expect(palette(page).getByRole('option').nth(0)).toHaveAccessibleName(/^Go to Apps/);
  await expect(palette(page).getByRole('option').nth(1)).toHaveAccessibleName(/^Tide Table/);
});

test('what cannot be done yet says why in the command palette, and does nothing', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { defects: ['ad-hoc'] })]);
  await packageIsOpen(page);
  await openPalette(page);
  await page.keyboard.type('rehearse orbit');
  await expect(current(page)).toHaveAccessibleName(/Rehearse Orbit Notes.*Fix 1 blocker/);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  expect(await get(page, 'runs:list', {})).toEqual([]);

  await page.keyboard.press('Control+a');
  await page.keyboard.type('what to test');
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-notes textarea')).toBeFocused();
});

test('the command palette copies the identifier of its current line', async ({ launch, home }) => {
  const [newest] = keepManyRuns(home, 3);
  const { app, page } = await launch();
  await practiceIsRunning(page);
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await openPalette(page);
  await page.keyboard.type('orbit notes');
  await page.keyboard.press('Control+c');
  await expect(palette(page).getByRole('status')).toHaveText(`Copied ${newest}`);
  expect(await copied()).toBe(newest);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+c');
  await expect.poll(copied).toBe('com.northwind.orbit');
});

test('the command palette turns a setting on, and the toast takes that back', async ({ page }) => {
  await practiceIsRunning(page);
  const paused = async () => (await get(page, 'settings:read', {})).pausesUploads;
  await openPalette(page);
  await page.keyboard.type('pause all');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Pause all uploads” is on.').first()).toBeVisible();
  expect(await paused()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(paused).toBe(false);
});

test('the command palette is accessible and fits every window and theme', async ({
  launch,
  home,
  outside,
}) => {
  keepManyRuns(home, 2000);
  const { app, page } = await launch();
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const faults: string[] = [];
  await openPalette(page);
  faults.push(...(await faultsInBothThemes(page, 'palette-opening')));
  await page.keyboard.type('orbit');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  faults.push(...(await faultsInBothThemes(page, 'palette-orbit')));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('e');
  await keepScreen(page, 'palette-many');
  await page.keyboard.type('no such thing');
  faults.push(...(await faultsInBothThemes(page, 'palette-nothing')));
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('orbit');
  for (let presses = 0; presses < 7; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(current(page)).toBeInViewport({ ratio: 1 });
  await keepScreen(page, 'palette-small');
  expect(faults).toEqual([]);
});
