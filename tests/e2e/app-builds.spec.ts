import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

const builds = (page: Page) => page.getByRole('grid', { name: 'Builds' });
const sheet = (page: Page) => page.getByRole('dialog');

/** The page of the first app, with builds that four other tools uploaded and nobody was given. */
async function openOrbit(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:set-fault', { name: 'other-tools', argument: null, times: null });
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Apps' })
    .click();
  await page.getByRole('grid', { name: 'Apps' }).getByRole('row', { name: 'Orbit Notes' }).click();
  await expect(builds(page).getByRole('row', { name: '1.3.2 (41)' })).toBeVisible();
}

test('the keyboard alone opens a build with its notes, groups and sizes, and returns to its row', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openOrbit(page);
  const row = builds(page).getByRole('row', { name: '1.3.2 (41)' });
  await expect(row).toContainText('2 languages');
  expect(await faultsInBothThemes(page, 'builds')).toEqual([]);
  await page.setViewportSize({ width: 1180, height: 780 });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText('Build 1.3.2 (41)');
  await expect(sheet(page)).toContainText('Search finds notes in every folder.');
  await expect(sheet(page)).toContainText('Beta circle');
  await expect(sheet(page).getByRole('table')).toContainText('iPhone17,1');
  expect(await faultsInBothThemes(page, 'build-detail')).toEqual([]);
  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'narrow-build-detail');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator('[role="row"]:focus')).toContainText('1.3.2 (41)');
  await keepScreen(page, 'narrow-builds');
});

test('the arrow keys go from cell to cell, keep the column, and reach the menu of a row', async ({
  page,
}) => {
  await openOrbit(page);
  const row = (name: string) => builds(page).getByRole('row', { name });
  const cell = (name: string, column: number) =>
    row(name).locator(`[aria-colindex="${column}"]`).first();
  const detail = sheet(page).filter({ hasText: 'Build 1.3.2 (41)' });
  await row('1.3.2 (41)').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[role="row"]:focus')).not.toContainText('1.3.2 (41)');
  await page.keyboard.press('Home');
  await expect(row('1.3.2 (41)')).toBeFocused();
  await expect(row('1.3.2 (41)')).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cell('1.3.2 (41)', 2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const second = builds(page).locator('[aria-rowindex="3"]');
  await expect(second.locator('[aria-colindex="2"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(cell('1.3.2 (41)', 2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(row('1.3.2 (41)')).toBeFocused();
  // Backwards from the row is its last part.
  await page.keyboard.press('ArrowLeft');
  const dots = page.getByRole('button', { name: 'Actions for 1.3.2 (41)' });
  await expect(dots).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await expect(detail).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(dots).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(second.getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await dots.click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await page.getByRole('menuitem', { name: 'Copy build ID' }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(detail).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(detail).toBeVisible();
});

test('the list shows only builds in the chosen state, and an expired one is given to nobody', async ({
  page,
}) => {
  await openOrbit(page);
  // Those of the other tools are forty days old by then, and fifty-five more.
  await get(page, 'practice:advance-clock', { minutes: 55 * 24 * 60 });
  await page.getByRole('button', { name: 'Refresh from App Store Connect' }).click();
  const chip = (name: RegExp) =>
    page.getByRole('radiogroup', { name: 'State' }).getByRole('radio', { name });
  await chip(/^Testers have it 1$/).click();
  await expect(builds(page).getByRole('row')).toHaveCount(2);
  await chip(/^Expired 4$/).click();
  await expect(builds(page).getByRole('row')).toHaveCount(5);
  await keepScreen(page, 'light-builds-expired');
  await builds(page).getByRole('row', { name: '0.1.0 (2)' }).click();
  await expect(sheet(page)).toContainText('This build has expired.');
  await expect(sheet(page).getByRole('button', { name: 'Release to testers…' })).toHaveCount(0);
});

test('a build that another tool uploaded is given to a group once a person confirms it', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  await openOrbit(page);
  await builds(page).getByRole('row', { name: '0.1.0 (1)' }).click();
  await sheet(page).getByRole('button', { name: 'Release to testers…' }).click();
  await expect(sheet(page)).toContainText('Release 0.1.0 (1) to testers');
  const button = sheet(page).locator('.button-main');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await sheet(page).locator('.tick', { hasText: 'Design' }).click();
  await sheet(page).locator('.tick', { hasText: 'Beta circle' }).click();
  await expect(sheet(page)).toContainText('Up to 206 testers in 2 groups.');
  await expect(sheet(page)).toContainText('Only after beta review');
  expect(await faultsInBothThemes(page, 'give-to-testers')).toEqual([]);
  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'narrow-give-to-testers');
  await page.setViewportSize({ width: 1180, height: 780 });

  const declined = await answerQuestions(app, 1);
  await button.click();
  await expect.poll(async () => (await declined()).length).toBe(1);
  expect((await declined())[0]?.message).toBe(
    'Rehearse releasing Orbit Notes 0.1.0 (1) to testers?',
  );
  await expect(sheet(page)).toBeVisible();
  await answerQuestions(app, 0);
  await button.click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await expect(page.getByText('Beta circle').first()).toBeVisible();
  await keepScreen(page, 'light-given-build');
});
