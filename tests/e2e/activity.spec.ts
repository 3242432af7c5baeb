import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { runRows } from './support/activity';
import { expect, keepScreen, test } from './support/fixture';
import { keepRun, processed, uploading } from './support/kept-runs';
import { keepManyRuns } from './support/many-runs';
import { practiceIsRunning } from './support/publishing';

const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const runs = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const rowOf = (page: Page, build: string) => runs(page).getByRole('row', { name: `(${build})` });
const rows = runRows;
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search runs' });

async function openActivity(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await screens(page)
    .getByRole('button', { name: /^Activity/ })
    .click();
}

const tide = { name: 'Tide Table', bundleId: 'com.northwind.tide' };

/** Two that need attention, one that was replaced by a newer build, and that newer one. */
async function keepFew(home: string): Promise<void> {
  const done = [...processed, [609, { type: 'run-done', receipt: '/r.json' }]] as const;
  await keepRun(home, { buildNumber: '40', minutesAgo: 200, events: uploading });
  await keepRun(home, { buildNumber: '41', minutesAgo: 100, events: done });
  await keepRun(home, { buildNumber: '42', minutesAgo: 50, events: uploading });
  await keepRun(home, { buildNumber: '310', minutesAgo: 40, events: uploading, package: tide });
}

test('Activity opens on what needs attention, and a run marked as handled leaves it, with an undo', async ({
  launch,
  home,
}) => {
  await keepFew(home);
  const first = await launch();
  await openActivity(first.page);
  await expect(tab(first.page, 'Needs attention')).toHaveAttribute('aria-selected', 'true');
  const badge = screens(first.page).getByRole('button', { name: 'Activity 2 runs need attention' });
  await expect(badge).toBeVisible();
  await expect(rows(first.page)).toHaveCount(2);

  await rowOf(first.page, '310').getByRole('button', { name: 'Mark as handled' }).click();
  await expect(rowOf(first.page, '310')).toHaveCount(0);
  await expect(tab(first.page, 'Needs attention')).toContainText('1');
  await first.page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(first.page, '310')).toBeVisible();

  await rowOf(first.page, '310').focus();
  await first.page.keyboard.press('e');
  await expect(rowOf(first.page, '310')).toHaveCount(0);
  // The focus stays in the list: the next run is one key away.
  await expect(rowOf(first.page, '42')).toBeFocused();
  await first.page.keyboard.press('e');
  await expect(first.page.getByText('Nothing needs attention.')).toBeVisible();
  await expect(
    screens(first.page).getByRole('button', { name: 'Activity', exact: true }),
  ).toBeVisible();
  await first.app.close();

  const { page } = await launch();
  await openActivity(page);
  await expect(tab(page, 'All')).toHaveAttribute('aria-selected', 'true');
  await expect(rowOf(page, '310')).toContainText('Handled');
  await expect(rowOf(page, '310')).toContainText('Interrupted. Marked as handled.');
  await expect(rowOf(page, '40')).toContainText('Interrupted. Replaced by build 41.');
  // Handled is a note about the run, not its end: E reopens it, and its own screen can still resume it.
  await rowOf(page, '42').focus();
  await page.keyboard.press('e');
  await expect(tab(page, 'Needs attention')).toContainText('1');
});

test('E on a run that needs no attention explains why nothing happens, and no sentence is truncated', async ({
  launch,
  home,
}) => {
  await keepFew(home);
  const stopped = [...uploading, [50, { type: 'run-paused' }]] as const;
  await keepRun(home, { buildNumber: '43', minutesAgo: 30, events: stopped });
  const { app, page } = await launch();
  await openActivity(page);
  await tab(page, 'All').click();
  await rowOf(page, '41').focus();
  await page.keyboard.press('e');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'This run doesn’t need attention, so there is nothing to mark as handled.',
  );
  await expect(rows(page)).toHaveCount(5);

  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(1180, 800));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1180);
  await expect(rowOf(page, '43').getByText('Paused')).toHaveCount(1);
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.activity-words')]
        .filter((words) => words.scrollHeight > words.clientHeight)
        .map((words) => words.textContent),
    );
  expect(await cut()).toEqual([]);
  await keepScreen(page, 'light-activity-1180');
});

test('several runs are marked as handled at once after a Shift or Control click', async ({
  launch,
  home,
}) => {
  await keepFew(home);
  await keepRun(home, { buildNumber: '309', minutesAgo: 45, events: uploading, package: tide });
  const { page } = await launch();
  await openActivity(page);
  await rowOf(page, '310').focus();
  await rowOf(page, '42').click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Newest first')).toBeVisible();

  await rowOf(page, '310').click({ modifiers: ['Control'] });
  await rowOf(page, '42').click({ modifiers: ['Control'] });
  await expect(rowOf(page, '310')).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Mark 2 as handled' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('a search finds apps, builds and sentences, and reports when nothing matches', async ({
  launch,
  home,
}) => {
  await keepFew(home);
  const { page } = await launch();
  await openActivity(page);
  await tab(page, 'All').click();
  await page.keyboard.press('Control+f');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('tide');
  await expect(rows(page)).toHaveCount(1);
  await search(page).fill('replaced');
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, '40')).toBeVisible();
  await search(page).fill('tidez');
  await expect(page.getByText('No runs match “tidez”.')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('main').getByRole('button', { name: 'Clear search' }).last().click();
  await expect(rows(page)).toHaveCount(4);

  await page.getByRole('button', { name: /App$/ }).click();
  await page.getByRole('option', { name: 'Tide Table' }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('of 500 runs only the visible ones are rendered, and coming back restores the position', async ({
  launch,
  home,
}) => {
  keepManyRuns(home, 500);
  const { page } = await launch();
  await openActivity(page);
  await tab(page, 'All').click();
  await expect(tab(page, 'All')).toContainText('500');
  expect(await rows(page).count()).toBeLessThan(60);
  await search(page).fill('1.4.0');
  await rows(page).first().focus();
  for (let pressed = 0; pressed < 60; pressed += 1) await page.keyboard.press('ArrowDown');
  const focused = page.locator('[role="row"]:focus');
  const id = await focused.getAttribute('data-key');
  const scroll = () => runs(page).evaluate((list) => list.scrollTop);
  const before = await scroll();
  expect(before).toBeGreaterThan(1000);
  // The sticky heading never hides the row with the focus.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await screens(page)
    .getByRole('button', { name: /^Activity/ })
    .click();
  await expect(tab(page, 'All')).toHaveAttribute('aria-selected', 'true');
  await expect(search(page)).toHaveValue('1.4.0');
  await expect.poll(scroll).toBe(before);
  await expect(page.locator(`[data-key="${id}"]`)).toBeFocused();
});

test('a sticky heading never covers the row with the focus', async ({ launch, home }) => {
  keepManyRuns(home, 120);
  const { page } = await launch();
  await openActivity(page);
  await tab(page, 'All').click();
  await rows(page).first().focus();
  const covered = () =>
    page.evaluate(() => {
      const row = document.activeElement?.getBoundingClientRect();
      if (!row) return 'nothing has the focus';
      const seen = document.elementFromPoint(row.left + 40, row.top + 3);
      return document.activeElement?.contains(seen) ? '' : (seen?.className ?? 'nothing');
    });
  for (const key of ['ArrowDown', 'ArrowUp'])
    for (let pressed = 0; pressed < 40; pressed += 1) {
      await page.keyboard.press(key);
      await expect.poll(covered).toBe('');
    }
});
