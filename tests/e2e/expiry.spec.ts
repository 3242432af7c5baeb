import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions, answerSaveDialog } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });
const apps = (page: Page) => page.getByRole('grid', { name: 'Apps' });
const builds = (page: Page) => page.getByRole('grid', { name: 'Builds', exact: true });
const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Expire builds of Orbit Notes' });
const listed = (page: Page) => sheetOf(page).getByRole('grid', { name: 'Builds to expire' });

/** An app with builds of the last 200 days, every four days. */
async function openLargeOrbit(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'large-team' });
  await practiceIsRunning(page);
  await screens(page).getByRole('button', { name: 'Apps' }).click();
  await apps(page).getByRole('row', { name: 'Orbit Notes' }).first().click();
  await expect(builds(page)).toBeVisible();
}

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Expire builds…' }).click();
  await expect(sheetOf(page)).toBeVisible();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await sheetOf(page).getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('builds are chosen by a filter, asked about with the number of people, and expired', async ({
  app,
  page,
}) => {
  await openLargeOrbit(page);
  await openSheet(page);
  await choose(page, 'Builds to keep', 'Keep the latest');
  await expect(listed(page).getByRole('row', { selected: true }).first()).toBeVisible();
  expect(await faultsInBothThemes(page, 'expiry-preview')).toEqual([]);
  const count = await listed(page).getByRole('row', { selected: true }).count();
  expect(count).toBeGreaterThan(2);

  const declined = await answerQuestions(app, 1);
  await sheetOf(page)
    .getByRole('button', { name: `Expire ${count} builds…` })
    .click();
  await expect(sheetOf(page)).toContainText('Nothing was sent.');
  const [question] = await declined();
  expect(question?.message).toBe(`Expire ${count} builds of Orbit Notes?`);
  expect(question?.detail).toContain('Testers can no longer install these builds.');
  expect(question?.detail).toContain('You can’t undo this.');

  await listed(page).getByRole('row', { selected: true }).last().click();
  await answerQuestions(app, 0);
  await sheetOf(page)
    .getByRole('button', { name: `Expire ${count - 1} builds…` })
    .click();
  await expect(sheetOf(page)).toContainText(`${count - 1} builds expired.`);
  expect(await faultsInBothThemes(page, 'expiry-result')).toEqual([]);
  await sheetOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(builds(page)).toBeVisible();
});

test('a group’s latest build is not selected, and says for which group', async ({ page }) => {
  await openLargeOrbit(page);
  await openSheet(page);
  await choose(page, 'Builds to keep', 'Keep none');
  await choose(page, 'Age', 'Any age');
  const [newest] = await listed(page).getByRole('row').filter({ hasText: 'Latest build' }).all();
  await expect(newest as NonNullable<typeof newest>).toHaveAttribute('aria-selected', 'false');
  expect(await faultsInBothThemes(page, 'expiry-guarded')).toEqual([]);
  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'light-expiry-narrow');
  await page.keyboard.press('Escape');
  await expect(sheetOf(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
});

test('a key that may not change builds says so, and sends no second request', async ({
  app,
  page,
}) => {
  await openLargeOrbit(page);
  await get(page, 'practice:set-fault', {
    name: 'forbidden',
    argument: 'PATCH /v1/builds/*',
    times: null,
  });
  await openSheet(page);
  await choose(page, 'Builds to keep', 'Keep the latest');
  await answerQuestions(app, 0);
  await sheetOf(page)
    .getByRole('button', { name: /^Expire \d+ builds…/ })
    .click();
  await expect(sheetOf(page).getByRole('row', { name: /Failed/ })).toHaveCount(1);
  await expect(
    sheetOf(page)
      .getByRole('row', { name: /Not tried/ })
      .first(),
  ).toBeVisible();
  expect(await faultsInBothThemes(page, 'expiry-failed')).toEqual([]);
});

test('the calendar lists when the builds of all apps end, offline too, and exports them twice alike', async ({
  app,
  page,
  outside,
}) => {
  await openLargeOrbit(page);
  await screens(page).getByRole('button', { name: 'Apps' }).click();
  await page.getByRole('button', { name: 'Expiration calendar' }).click();
  const calendar = page.getByRole('grid', { name: 'Expiration calendar' });
  await expect(calendar.getByRole('row').nth(1)).toContainText('Orbit Notes');
  await expect(calendar.getByRole('row').nth(1)).toContainText(/Latest for/);
  expect(await faultsInBothThemes(page, 'expiry-calendar')).toEqual([]);
  await page.locator('label', { hasText: /^All builds$/ }).click();
  await expect.poll(() => calendar.getByRole('row').count()).toBeGreaterThan(8);
  expect(await faultsInBothThemes(page, 'expiry-calendar-all')).toEqual([]);

  const file = join(outside, 'ends.ics');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export calendar…' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    /dates were written to ends\.ics/,
  );
  const uids = () => readFileSync(file, 'utf8').match(/^UID:.*$/gm);
  const first = uids();
  expect(first?.length).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Export calendar…' }).click();
  await expect.poll(uids).toEqual(first);

  await page.getByRole('button', { name: 'Refresh all apps' }).click();
  await expect(calendar).toContainText('Northwind 0');
  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'light-expiry-calendar-narrow');
  await calendar.getByRole('row').nth(1).click();
  await expect(page.getByRole('tablist')).toBeVisible();
});

test('an empty calendar says what to do', async ({ page }) => {
  await practiceIsRunning(page);
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Expiration calendar' }).click();
  await expect(page.getByText('No expiring builds')).toBeVisible();
  expect(await faultsInBothThemes(page, 'expiry-calendar-empty')).toEqual([]);
});
