import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import { practiceIsRunning } from './support/publishing';

/* What the App Store tab can do beside a submission, and what it shows while something is wrong. */

type Scenario = Parameters<typeof get<'practice:reset'>>[2]['scenario'];

const orbit = { bundleId: 'com.northwind.orbit', platform: 'IOS' } as const;
const readiness = (page: Page) => page.getByRole('region', { name: 'Readiness' });
const bar = (page: Page) => page.locator('#store-submit');

async function openStore(page: Page, scenario: Scenario): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario });
  await openTab(page);
}

async function openTab(page: Page): Promise<void> {
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: 'Apps' }).click();
  const apps = page.getByRole('grid', { name: 'Apps' });
  await apps.getByRole('row', { name: 'Orbit Notes' }).first().click();
  await page.getByRole('tab', { name: /^App Store/ }).click();
}

async function accountIdOf(page: Page): Promise<string> {
  const [account] = await get(page, 'accounts:list', {});
  return account?.id ?? '';
}

const readPage = async (page: Page) =>
  get(page, 'app-store:read', { accountId: await accountIdOf(page), ...orbit });

/** The export compliance of build 41, as a colleague would answer it. */
async function answerCompliance(page: Page, home: string): Promise<void> {
  const url = await practiceUrl(page);
  const builds = await askPractice(home, url, '/v1/builds?filter[version]=41');
  const [build] = builds.filter(({ attributes }) => attributes.usesNonExemptEncryption === null);
  await askPractice(home, url, `/v1/builds/${build?.id}`, {
    method: 'PATCH',
    data: { type: 'builds', id: build?.id, attributes: { usesNonExemptEncryption: false } },
  });
}

test('a version is saved without a submission by a run that only prepares it', async ({
  page,
  home,
}) => {
  test.setTimeout(240_000);
  await openStore(page, 'loose-ends');
  await expect(readiness(page)).toContainText('What’s New is empty in German');
  await answerCompliance(page, home);
  await openTab(page);
  const save = bar(page).getByRole('button', { name: 'Save without submitting' });
  await expect(save).toBeDisabled();
  const version = page.getByRole('region', { name: 'Version 1.4.0' });
  await version.getByLabel('Copyright').fill('2026 Northwind Notes');
  // What still blocks a submission does not block a save.
  await save.press('Enter');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  const run = async () => (await get(page, 'runs:list', {}))[0];
  await expect.poll(async () => (await run())?.status.state, { timeout: 120_000 }).toBe('done');
  expect((await run())?.plan.appStore).toMatchObject({ submit: false });
  const { open, submissions } = await readPage(page);
  expect(open).toMatchObject({
    copyright: '2026 Northwind Notes',
    state: 'PREPARE_FOR_SUBMISSION',
  });
  // The scenario has a draft with an in-app event.
  const items = (submissions ?? []).flatMap((one) => one.items ?? []);
  expect(items.filter(({ versionId }) => versionId !== null)).toEqual([]);
  expect((submissions ?? []).map(({ submittedDate }) => submittedDate)).toEqual([null]);
});

test('what App Review refused a submission for is in the list, with the page that has it', async ({
  app,
  page,
  home,
}) => {
  test.setTimeout(240_000);
  await openStore(page, 'loose-ends');
  await answerCompliance(page, home);
  // An in-app event in the draft would stop the run before.
  const [draft] = (await readPage(page)).submissions ?? [];
  const url = await practiceUrl(page);
  for (const { id } of draft?.items ?? [])
    await askPractice(home, url, `/v1/reviewSubmissionItems/${id}`, { method: 'DELETE' });
  await openTab(page);
  await readiness(page)
    .getByRole('button', { name: /^Write it/ })
    .press('Enter');
  await page.keyboard.type('Ordner lassen sich teilen.');
  const submit = bar(page).getByRole('button', { name: 'Rehearse submission…' });
  await expect(submit).not.toHaveAttribute('aria-disabled', 'true');
  await get(page, 'practice:set-fault', { name: 'price-missing', argument: null, times: null });
  await answerQuestions(app, 0);
  await submit.press('Enter');
  const state = async () => (await get(page, 'runs:list', {}))[0]?.status.state;
  await expect.poll(state, { timeout: 120_000 }).toBe('failed');
  await openTab(page);
  await expect(readiness(page)).toContainText('App Review asks for a price');
  await expect(readiness(page)).toContainText('In App Store Connect: Pricing and Availability');
  expect(await faultsInBothThemes(page, 'app-store-refused')).toEqual([]);
});

test('links are checked on request, and a line names those that could not be', async ({ page }) => {
  await openStore(page, 'rejected-build');
  await expect(readiness(page)).toContainText('ready');
  await expect(readiness(page)).not.toContainText('checked');
  await readiness(page).getByRole('button', { name: 'Check links' }).press('Enter');
  await expect(readiness(page)).toContainText(/links? couldn’t be checked/, { timeout: 60_000 });
  await expect(readiness(page)).toContainText('https://example.com/support');
});

test('with a key that may not change it, a line offers a request to the person who may', async ({
  app,
  page,
}) => {
  await openStore(page, 'loose-ends');
  const accountId = await accountIdOf(page);
  await get(page, 'accounts:state-role', { accountId, role: 'DEVELOPER' });
  const copy = readiness(page).getByRole('button', {
    name: 'Copy request What’s New is empty in German',
  });
  await copy.press('Enter');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('What’s New is empty in German');
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('Orbit Notes');
  expect(text).toContain('App Manager');
  expect(text).toMatch(/\nhttps:\/\/appstoreconnect\.apple\.com\/apps\/\S+$/);
});

test('App Review’s contact is edited from its line, and what only the website has says where', async ({
  page,
  home,
}) => {
  await openStore(page, 'first-release');
  const before = await readPage(page);
  if (before.open === null) {
    const url = await practiceUrl(page);
    await askPractice(home, url, '/v1/appStoreVersions', {
      method: 'POST',
      data: {
        type: 'appStoreVersions',
        attributes: { platform: 'IOS', versionString: '1.4.0' },
        relationships: { app: { data: { type: 'apps', id: before.app.id } } },
      },
    });
    await openTab(page);
  }
  await get(page, 'practice:set-fault', {
    name: 'age-rating-missing',
    argument: null,
    times: null,
  });
  await page.getByRole('button', { name: 'Check again' }).first().click();
  await expect(readiness(page)).toContainText('In App Store Connect: Age Rating');
  await expect(readiness(page)).toContainText('on the Practice screen');
  expect(await faultsInBothThemes(page, 'app-store-web-only')).toEqual([]);
  await readiness(page)
    .getByRole('button', { name: /^Edit The contact for App Review/ })
    .press('Enter');
  await expect(page.getByRole('dialog')).toContainText('App Review');
});

test('what was read stays while App Store Connect is not reached, with the time it is of', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openStore(page, 'loose-ends');
  await expect(readiness(page)).toContainText('What’s New is empty in German');
  await get(page, 'practice:set-fault', {
    name: 'lost-answer',
    argument: '/v1/apps',
    times: 1000,
  });
  await page.getByRole('button', { name: 'Check again' }).first().click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText(/Shown as of \d\d:\d\d\.$/)).toBeVisible({ timeout: 120_000 });
  await expect(readiness(page)).toContainText('What’s New is empty in German');
  await keepScreen(page, 'light-app-store-stale');
  await get(page, 'practice:clear-faults', { fault: null });
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByText(/Shown as of/)).toHaveCount(0);
});

test('a submission that changed elsewhere is read again when the window gets the focus', async ({
  launch,
  home,
}) => {
  const { page } = await launch({ speed: 1, home });
  await openStore(page, 'version-in-review');
  const submission = page.getByRole('region', { name: 'Submission' });
  await expect(submission).toContainText('Waiting for review');
  // Apple takes this text at any time, and Slipway only while the version can be changed.
  const texts = page.locator('#store-texts');
  await texts.getByRole('button', { name: /Text$/ }).click();
  await page.getByRole('option', { name: 'Promotional Text', exact: true }).click();
  await expect(texts).toContainText('Apple lets you change promotional text at any time.');
  expect(await faultsInBothThemes(page, 'app-store-promotional-locked')).toEqual([]);

  const [sent] = (await readPage(page)).submissions ?? [];
  const url = await practiceUrl(page);
  await openTab(page);
  await expect(submission).toContainText('Waiting for review');
  await askPractice(home, url, `/v1/reviewSubmissions/${sent?.id}`, {
    method: 'PATCH',
    data: { type: 'reviewSubmissions', id: sent?.id, attributes: { canceled: true } },
  });
  await expect(submission).toContainText('Waiting for review');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(submission).not.toContainText('Waiting for review');
});
