import type { Page } from '@playwright/test';
import { openEveryRun, runRows } from './support/activity';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { addLiveAccount } from './support/live-account';
import { askPractice, practiceUrl } from './support/practice-server';
import { practiceIsRunning, pressPublish, turnOn, writeNote } from './support/publishing';
import { tabTo } from './support/tab-to';

const screen = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name });

async function openPractice(page: Page): Promise<void> {
  await screen(page, 'Practice').click();
  await expect(page.getByRole('list', { name: 'Scenarios' })).toBeVisible();
}

async function openNewestRun(page: Page): Promise<void> {
  await openEveryRun(page);
  await runRows(page).first().click();
}

/** Selects a fault and its argument. */
async function simulate(page: Page, problem: string, argument?: string): Promise<void> {
  await page.getByRole('button', { name: /Problem$/ }).click();
  await page.getByRole('option', { name: problem }).click();
  if (argument !== undefined) await page.getByRole('textbox', { name: /^Path/ }).fill(argument);
  await page.getByRole('button', { name: 'Simulate problem' }).click();
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse with a sample app' }).click();
  await expect(page.getByRole('table', { name: 'Beta groups' })).toBeVisible();
}

const isDone = (page: Page) =>
  expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });

test('a scenario is started, a run hits a simulated problem, and continues once it is cleared', async ({
  page,
  home,
}) => {
  await practiceIsRunning(page);
  // Nothing was rehearsed yet: a running practice server completes no step.
  const rehearse = page.getByRole('list', { name: 'First steps' }).getByRole('listitem').first();
  await expect(rehearse).toContainText('Rehearse');
  await expect(rehearse).not.toContainText('done');
  const url = await practiceUrl(page);
  await openPractice(page);
  await expect(
    page.getByText('Practice. Nothing here reaches Apple or any testers.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start A first release' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await askPractice(home, url, '/v1/builds')).toHaveLength(1);
  await page.getByRole('button', { name: 'Start A first release' }).click();
  await page.getByRole('button', { name: 'Restart practice' }).click();
  const active = page.getByRole('listitem').filter({ hasText: 'Active' });
  await expect(active).toContainText('A first release');
  // The same address and the same key: clients of the practice server need no update.
  expect(await practiceUrl(page)).toBe(url);
  expect(await askPractice(home, url, '/v1/builds')).toHaveLength(0);

  await simulate(page, 'The key’s role lacks permission.', 'nowhere');
  await expect(page.getByText('Enter a path such as /v1/builds')).toBeVisible();
  await page.getByRole('textbox', { name: /^Path/ }).fill('POST /v1/buildUploads');
  await page.getByRole('button', { name: 'Simulate problem' }).click();
  const set = page.getByRole('list', { name: 'Simulated problems' });
  await expect(set).toContainText('forbidden:POST /v1/buildUploads, until removed');

  await openSample(page);
  await pressPublish(page);
  await expect(page.getByRole('alert')).toContainText('The key’s role does not allow this');
  await openPractice(page);
  const requests = page.getByRole('table');
  await expect(
    requests.getByRole('row').filter({ hasText: '/v1/buildUploads' }).filter({ hasText: '403' }),
  ).toHaveCount(1);
  await page.getByRole('button', { name: /^Remove forbidden/ }).click();
  await expect(page.getByText('No problems are simulated.')).toBeVisible();

  await openNewestRun(page);
  await page.getByRole('button', { name: 'Resume run' }).click();
  await isDone(page);
  expect(await askPractice(home, url, '/v1/builds')).toHaveLength(1);
});

test('the practice clock is advanced, and a long review is over', async ({ launch }) => {
  const { app, page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  await openPractice(page);
  await expect(page.getByText('Runs at normal speed.')).toBeVisible();
  await openSample(page);
  await writeNote(page, 'English (US)', 'Offline search is here.');
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await answerQuestions(app, 0);
  await pressPublish(page);
  const turn = async (words: string) => {
    await openPractice(page);
    await page.getByRole('button', { name: words }).click();
    await openNewestRun(page);
  };
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Uploaded');
  await turn('1 hour');
  await expect(page.locator('[aria-current="step"]')).toContainText('testers', {
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeHidden();
  await turn('1 day');
  await isDone(page);
});

test('requests appear live, freeze when paused, and unknown ones are marked', async ({
  page,
  home,
}) => {
  await practiceIsRunning(page);
  const url = await practiceUrl(page);
  await askPractice(home, url, '/v1/nonsense').catch(() => {});
  const newest = page.getByRole('table').getByRole('row').nth(1);
  await expect(newest).toContainText('/v1/nonsense');
  await expect(newest).toContainText('Unknown');
  await page.getByRole('button', { name: 'Pause' }).click();
  for (let count = 0; count < 230; count += 1) await fetch(new URL(`/v1/apps?count=${count}`, url));
  await expect(page.getByText('paused, 230 more since')).toBeVisible();
  await expect(newest).toContainText('/v1/nonsense');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(newest).toContainText('count=229');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(201);
});

test('the keyboard alone sets a problem, clears it, advances the clock and restarts practice', async ({
  page,
}) => {
  await practiceIsRunning(page);
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('list', { name: 'Scenarios' })).toBeVisible();
  await tabTo(page, /^Start A version in review/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, 'Restart practice');
  await page.keyboard.press('Enter');
  const active = page.getByRole('listitem').filter({ hasText: 'Active' });
  await expect(active).toContainText('A version in review');
  await tabTo(page, /^Problem|valid token/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Processing fails');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Simulate problem');
  await page.keyboard.press('Enter');
  await expect(page.getByText('processing-fails, once')).toBeVisible();
  await tabTo(page, /^Remove processing-fails/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('No problems are simulated.')).toBeVisible();
  await tabTo(page, '1 day');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Practice clock advanced.');
});

test('a live account in use is named on the Practice screen, with a way back', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await openPractice(page);
  const warning = page.getByText('is a live account and is in use');
  await expect(warning).toBeHidden();
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  await page.getByRole('button', { name: /^Account in use/ }).click();
  await page.getByRole('menuitemradio', { name: /^Northwind/ }).click();
  await openPractice(page);
  await expect(warning).toHaveText(
    'Northwind is a live account and is in use: what you publish goes to Apple.',
  );
  await keepScreen(page, 'light-practice-live');
  await page.getByRole('button', { name: 'Use Rehearsal team' }).click();
  await expect(warning).toBeHidden();
  await practiceIsRunning(page);
  await answerQuestions(app, 0);
  await get(page, 'accounts:delete', { accountId });
});

test('a simulated problem is still set when the app is opened again', async ({ launch }) => {
  const first = await launch();
  await practiceIsRunning(first.page);
  await openPractice(first.page);
  await simulate(first.page, 'A server error; nothing is changed.');
  const written = 'server-error-before:POST /v1/buildUploads, once';
  const set = (page: Page) => page.getByRole('list', { name: 'Simulated problems' });
  await expect(set(first.page)).toContainText(written);
  await first.app.close();
  const { page } = await launch();
  await practiceIsRunning(page);
  await openPractice(page);
  await expect(set(page)).toContainText(written);
  await page.getByRole('button', { name: /^Remove server-error-before/ }).click();
  await expect(page.getByText('No problems are simulated.')).toBeVisible();
});

test('the Practice screen is accessible and fits', async ({ app, page, home }) => {
  await practiceIsRunning(page);
  await openPractice(page);
  const faults = await faultsInBothThemes(page, 'practice-empty');
  await page.getByRole('button', { name: /Problem$/ }).click();
  faults.push(...(await faultsInBothThemes(page, 'practice-vocabulary')));
  await page.keyboard.press('Escape');
  for (const says of ['A server error; nothing is changed.', 'The build never appears.'])
    await simulate(page, says);
  await page.getByRole('button', { name: 'Start A version in review' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.waitForTimeout(300);
  faults.push(...(await faultsInBothThemes(page, 'practice-confirm')));
  await page.keyboard.press('Escape');
  const url = await practiceUrl(page);
  for (const path of ['/v1/nonsense', `/v1/apps?filter[bundleId]=${'long.'.repeat(60)}`])
    await askPractice(home, url, path).catch(() => {});
  await expect(page.getByRole('table')).toContainText('Unknown');
  await keepBothThemes(page, 'practice-set');
  await page.getByRole('region', { name: 'Requests, newest first' }).scrollIntoViewIfNeeded();
  faults.push(...(await faultsInBothThemes(page, 'practice-requests')));
  expect(faults).toEqual([]);

  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
  const sideways = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.screen-scroll, .requests-scroll')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.className),
    );
  expect(await sideways()).toEqual([]);
  await keepBothThemes(page, 'practice-small');
  await page.getByRole('button', { name: 'Simulate problem' }).scrollIntoViewIfNeeded();
  await keepBothThemes(page, 'practice-small-break');
  await window.evaluate((opened) => opened.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(360);
  await expect.poll(sideways).toEqual([]);
  await keepBothThemes(page, 'practice-small-twice');
});
