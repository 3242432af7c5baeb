import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { samplePreset } from '../helpers/sample-preset';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { type KeptRun, keepRun, stepDone, uploaded } from './support/kept-runs';
import { addLiveAccount } from './support/live-account';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });
const apps = (page: Page) => page.getByRole('grid', { name: 'Apps' });
const builds = (page: Page) => page.getByRole('grid', { name: 'Builds' });

/** Processed after this many minutes, watched from the end of the upload on. */
function processedIn(minutes: number): KeptRun['events'] {
  const end = 61 + minutes * 60;
  return [
    ...uploaded,
    ...stepDone('appear', 'Build appeared', 61, 90),
    ...stepDone('process', 'Processed', 91, end),
    [end + 1, { type: 'run-done', receipt: '/r.json' }],
  ];
}

async function openApps(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await screens(page).getByRole('button', { name: 'Apps' }).click();
  await expect(apps(page)).toBeVisible();
}

async function openOrbit(page: Page): Promise<void> {
  await openApps(page);
  await apps(page).getByRole('row', { name: 'Orbit Notes' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orbit Notes' })).toBeVisible();
  await expect(builds(page)).toBeVisible();
}

/** Twelve builds that were published here, one of them slowly processed. */
async function keepTwelve(home: string): Promise<void> {
  const minutes = [7, 8, 9, 11, 8, 7, 14, 9, 31, 12, 9, 8];
  for (const [place, took] of minutes.entries())
    await keepRun(home, {
      buildNumber: String(20 + place),
      minutesAgo: 6000 - place * 200,
      events: processedIn(took),
    });
}

test('an app’s page shows its builds, processing times and runs', async ({ launch, home }) => {
  await keepTwelve(home);
  const { page } = await launch();
  await openApps(page);
  await expect(apps(page).getByRole('row', { name: 'Tide Table' })).toContainText(
    'Not published from here yet',
  );
  await openOrbit(page);
  await expect(page).toHaveTitle(/^Orbit Notes – /);
  await expect(page.getByText('Next build number 42')).toBeVisible();
  const row = builds(page).getByRole('row', { name: '1.3.2 (41)' });
  await expect(row).toContainText('Testers have it');
  await expect(row).toContainText('220');
  const chart = page.getByRole('img', { name: /^Processing time of the last 12 builds/ });
  await expect(chart).toHaveAccessibleName(/median 9 min, slow case 14 min, longest 31 min$/);
  await expect(page.getByRole('table', { name: 'Processing time' }).getByRole('row')).toHaveCount(
    13,
  );
  expect(await faultsInBothThemes(page, 'app-page')).toEqual([]);
  await page.getByRole('tab', { name: /^Activity/ }).click();
  await expect(page.getByRole('grid', { name: 'Runs of this app' }).getByRole('row')).toHaveCount(
    12,
  );
  expect(await faultsInBothThemes(page, 'app-page-runs')).toEqual([]);
});

test('the keyboard alone opens an app, filters its builds and returns to where it was', async ({
  page,
}) => {
  await practiceIsRunning(page);
  await page.keyboard.press('Control+3');
  await expect(apps(page).getByRole('row').first()).toBeVisible();
  await tabTo(page, /Orbit Notes/);
  await page.keyboard.press('Enter');
  await expect(builds(page)).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Find build' })).toBeFocused();
  await page.keyboard.type('nowhere');
  await expect(page.getByText('No builds match “nowhere”.')).toBeVisible();
  expect(await faultsInBothThemes(page, 'app-no-match')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(builds(page).getByRole('row')).toHaveCount(2);
  await builds(page).getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowLeft');
  const menu = page.getByRole('button', { name: 'Actions for 1.3.2 (41)' });
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Release to testers…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Control+3');
  await expect(apps(page).getByRole('row', { name: 'Orbit Notes' })).toBeFocused();
});

test('a build that was published from the page is listed there, opens its run and is used again', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await openOrbit(page);
  await answerOpenDialog(app, await sampleIn(outside));
  await page.getByRole('button', { name: 'Publish new build…' }).click();
  await packageIsOpen(page);
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 120_000,
  });
  await openOrbit(page);
  await expect(page.getByText('Next build number 43')).toBeVisible();
  const row = builds(page).getByRole('row', { name: '1.4.0 (42)' });
  await expect(row).toContainText(/\d (kB|MB)/);
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Show run' }).click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await openOrbit(page);
  await page.getByRole('button', { name: 'Actions for 1.4.0 (42)' }).click();
  await keepScreen(page, 'light-app-menu');
  await page.getByRole('menuitem', { name: 'Use this build…' }).click();
  await packageIsOpen(page);
  await expect(page.getByRole('button', { name: 'Don’t use existing build' })).toBeVisible();
});

test('a preset is made from the last run, edited, and armed once a person confirms it', async ({
  launch,
  home,
}) => {
  await keepTwelve(home);
  const { app, page } = await launch();
  await openOrbit(page);
  const preset = page.getByRole('region', { name: 'Preset' });
  await expect(preset).toContainText('No preset yet');
  await preset.getByRole('button', { name: 'Make preset from the last run' }).click();
  await expect(preset).toContainText('QA and Beta circle');
  await expect(preset).toContainText('Submit after processing');
  await expect(preset).toContainText('2 languages, primary English (US)');
  expect(await faultsInBothThemes(page, 'app-preset')).toEqual([]);

  const edit = preset.getByRole('button', { name: 'Edit preset…' });
  await edit.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();

  const armed = preset.getByRole('switch', { name: 'Publish automatically', exact: true });
  const toggle = () => preset.locator('.preset-switch').first().click();
  await answerQuestions(app, 1);
  await toggle();
  await expect(armed).not.toBeChecked();
  await answerQuestions(app, 0);
  await toggle();
  await expect(armed).toBeChecked();
  await keepScreen(page, 'light-app-armed');
  await toggle();
  await expect(armed).not.toBeChecked();
  await preset.locator('.preset-switch').last().click();
  await expect(
    preset.getByRole('switch', { name: 'Publish automatically from a watch folder' }),
  ).toBeChecked();
  await expect(armed).not.toBeChecked();

  await edit.click();
  await page.getByRole('button', { name: 'Delete preset' }).click();
  await expect(preset).toContainText('No preset yet');
  await expect(preset).toBeFocused();
});

/** Every request about an app ends with a cut connection, until it is let through again. */
async function cutLine(page: Page, isCut: boolean): Promise<void> {
  const cut = { name: 'lost-answer', argument: '/v1/apps', times: 1000 };
  if (isCut) await get(page, 'practice:set-fault', cut);
  else await get(page, 'practice:clear-faults', { fault: null });
}

test('the last values stay while App Store Connect is not reached, with the time they are of', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openOrbit(page);
  await cutLine(page, true);
  await page.getByRole('button', { name: 'Refresh from App Store Connect' }).click();
  await expect(
    page
      .getByRole('tabpanel')
      .getByText(/^App Store Connect was not reached\. Shown as of \d\d:\d\d\.$/),
  ).toBeVisible({ timeout: 120_000 });
  await expect(builds(page).getByRole('row', { name: '1.3.2 (41)' })).toBeVisible();
  expect(await faultsInBothThemes(page, 'app-stale')).toEqual([]);
  await cutLine(page, false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('tabpanel').getByText(/Shown as of/)).toHaveCount(0);
});

test('a refused key says so above the last values, and leads to the accounts', async ({ page }) => {
  await openOrbit(page);
  await get(page, 'practice:set-fault', { name: 'key-revoked', argument: null, times: null });
  await page.getByRole('button', { name: 'Refresh from App Store Connect' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText(/Shown as of \d\d:\d\d\.$/)).toBeVisible({ timeout: 60_000 });
  await expect(builds(page).getByRole('row', { name: '1.3.2 (41)' })).toBeVisible();
  expect(await faultsInBothThemes(page, 'app-key-refused')).toEqual([]);
  await panel.getByRole('button', { name: 'Open Accounts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
});

test('rows without most of their facts are listed, and what is missing is not known', async ({
  page,
}) => {
  await practiceIsRunning(page);
  await get(page, 'practice:set-fault', { name: 'sparse-rows', argument: null, times: null });
  await openApps(page);
  await apps(page).getByRole('row').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(builds(page).getByRole('row').nth(1)).toContainText('Unknown');
  await keepScreen(page, 'light-app-sparse');
});

test('an app that was never read says that App Store Connect is not reached, and its runs stay', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  await keepTwelve(home);
  const { page } = await launch();
  await practiceIsRunning(page);
  await cutLine(page, true);
  await openApps(page);
  await expect(page.getByText(/^App Store Connect was not reached\. Only apps/)).toBeVisible({
    timeout: 120_000,
  });
  expect(await faultsInBothThemes(page, 'apps-offline')).toEqual([]);
  await apps(page).getByRole('row', { name: 'Orbit Notes' }).click();
  const tryAgain = page.getByRole('button', { name: 'Try again' });
  await expect(tryAgain).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('img', { name: /^Processing time/ })).toBeVisible();
  expect(await faultsInBothThemes(page, 'app-not-read')).toEqual([]);
  await cutLine(page, false);
  await tryAgain.click();
  await expect(builds(page)).toBeVisible();
});

test('of 2,000 builds only the visible ones are rendered, and coming back restores the place', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const first = await launch();
  await openOrbit(first.page);
  await first.app.close();
  growWorld(home, 2000);
  await keepRun(home, { buildNumber: '90', minutesAgo: 50, events: processedIn(9) });

  const { page } = await launch();
  await openOrbit(page);
  await expect(builds(page).getByRole('row')).toHaveCount(9);
  await page.getByRole('button', { name: /^Show 1,9\d\d older builds$/ }).click();
  await expect(page.getByRole('button', { name: 'Show only the newest builds' })).toBeVisible({
    timeout: 60_000,
  });
  expect(await builds(page).getByRole('row').count()).toBeLessThan(60);
  await builds(page).getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  const focused = page.locator('[role="row"]:focus');
  await expect(focused).toBeVisible();
  const scroll = () => builds(page).evaluate((list) => list.scrollTop);
  await expect.poll(scroll).toBeGreaterThan(60_000);
  await page.keyboard.press('ArrowUp');
  const id = await focused.getAttribute('data-key');
  await keepScreen(page, 'light-app-2000');
  await screens(page).getByRole('button', { name: 'Practice' }).click();
  await screens(page).getByRole('button', { name: 'Apps' }).click();
  await apps(page).getByRole('row', { name: 'Orbit Notes' }).first().click();
  await expect(page.locator(`[data-key="${id}"]`)).toBeFocused();
  await expect.poll(scroll).toBeGreaterThan(60_000);
  await page.getByRole('searchbox', { name: 'Find build' }).fill('(9777)');
  await expect(builds(page).getByRole('row')).toHaveCount(2);
});

interface Kept {
  state?: { apps: { id: string; bundleId: string }[]; builds: Record<string, unknown>[] };
}

/** Builds in the kept practice world, each older than the one before. */
function growWorld(home: string, count: number): void {
  const folder = join(home, 'practice/server');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const kept = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept;
    const { apps: all = [], builds: rows } = kept.state ?? {};
    const app = all.find(({ bundleId }) => bundleId === 'com.northwind.orbit');
    const row = rows?.find(({ appId }) => appId === app?.id);
    if (!row || !rows) continue;
    for (let place = 0; place < count; place += 1)
      rows.push({
        ...row,
        id: randomUUID(),
        betaDetailId: randomUUID(),
        version: String(11_000 - place),
        uploadedDate: new Date(Date.parse(String(row.uploadedDate)) - place * 60_000).toISOString(),
      });
    writeFileSync(join(folder, name), JSON.stringify(kept));
    return;
  }
  throw new Error(`no world is kept in ${folder}`);
}

test('an app that the key cannot access says so, and a long name is cut before anything else', async ({
  launch,
  home,
}) => {
  const name = 'Donaudampfschifffahrtsgesellschaft, the timetable of every boat on every river';
  const bundleId = 'com.northwind.timetables.of.every.boat.on.every.river.of.the.continent';
  const events = processedIn(9);
  await keepRun(home, { buildNumber: '7', minutesAgo: 90, package: { name, bundleId }, events });
  const { app, page } = await launch();
  await openApps(page);
  const row = apps(page).getByRole('row', { name });
  await expect(row).toBeVisible();
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
  expect(await faultsInBothThemes(page, 'apps-long')).toEqual([]);
  await row.click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByText('app-not-found')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish new build…' })).toBeInViewport();
  expect(await faultsInBothThemes(page, 'app-not-found')).toEqual([]);
  const sideways = () =>
    page
      .locator('.screen-scroll')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(await sideways()).toBe(0);
});

test('apps of a live account and practice apps are listed apart, each under its account', async ({
  launch,
  home,
  outside,
}) => {
  test.setTimeout(240_000);
  await keepTwelve(home);
  const { app, page } = await launch();
  await practiceIsRunning(page);
  const accountId = await addLiveAccount(app, page, { name: 'Northwind Apps', folder: outside });
  const preset = samplePreset({ accountId, bundleId: 'com.northwind.mail', appName: 'Mail' });
  await get(page, 'presets:save', { preset });
  await page.keyboard.press('Control+3');
  await expect(apps(page).getByText('Northwind Apps', { exact: true })).toBeVisible();
  await expect(apps(page).getByText('Rehearsal team, practice')).toBeVisible();
  expect(await faultsInBothThemes(page, 'apps-two-accounts')).toEqual([]);
  await apps(page).getByRole('row', { name: 'Mail' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mail' })).toBeVisible();
  await expect(page.getByText('Practice. Nothing here')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Preset' })).toContainText('Northwind Apps, key');
});

test('an app’s page fits a narrow window and other languages', async ({ launch, home }) => {
  await keepTwelve(home);
  for (const language of ['en-GB', 'ar', 'pseudo'] as const) {
    const { app, page } = await launch({ language });
    await expect(page.locator('.account-menu')).toBeVisible();
    await page.keyboard.press('Control+3');
    const list = page.locator('.run-list [role="row"]');
    await list.first().click();
    await expect(page.locator('.builds-table [role="row"]').nth(1)).toBeVisible();
    await keepScreen(page, `${language}-app-page`);
    const window = await app.browserWindow(page);
    await window.evaluate((opened) => opened.setSize(720, 480));
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
    const sideways = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.screen-scroll, .builds-table')]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map(({ className, scrollWidth }) => `${className}: ${scrollWidth}`),
      );
    await expect.poll(sideways).toEqual([]);
    await keepScreen(page, `${language}-app-page-small`);
    await window.evaluate((opened) => opened.webContents.setZoomFactor(2));
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(360);
    await expect.poll(sideways).toEqual([]);
    await keepScreen(page, `${language}-app-page-twice`);
    await window.evaluate((opened) => opened.webContents.setZoomFactor(1));
    await app.close();
  }
});

test('the list of apps is searched from the keyboard, and keeps the search while an app is open', async ({
  page,
}) => {
  await openApps(page);
  const search = page.getByRole('searchbox', { name: 'Search apps' });
  const rows = apps(page).getByRole('row');
  await expect(rows.filter({ hasText: 'Tide Table' })).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('tide');
  await expect(rows).toHaveCount(1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tide Table' })).toBeVisible();
  await page.keyboard.press('Control+3');
  await expect(search).toHaveValue('tide');
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.type('nothing like it');
  await expect(page.getByText('No apps match “nothing like it”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows.filter({ hasText: 'Orbit Notes' })).toBeVisible();
});
