import type { ElectronApplication, Page } from '@playwright/test';
import { AppStorePlan } from '#shared/domain/app-store';
import { PublishPlan } from '#shared/domain/publish-plan';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

/* The App Store tab after a submission, in the real window against the practice server. */

type Scenario = Parameters<typeof get<'practice:reset'>>[2]['scenario'];

const submission = (page: Page) => page.getByRole('region', { name: 'Submission' });
const phased = (page: Page) => page.getByRole('region', { name: 'Phased release' });
const guide = (page: Page) => page.getByRole('region', { name: 'First version' });

async function openStore(page: Page, scenario: Scenario): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario });
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: 'Apps' }).click();
  await page
    .getByRole('grid', { name: 'Apps' })
    .getByRole('row', { name: 'Orbit Notes' })
    .first()
    .click();
  await page.getByRole('tab', { name: /^App Store/ }).click();
}

async function keepNarrow(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await keepScreen(page, `light-${name}-narrow`);
  await window.evaluate((opened) => opened.setSize(1180, 820));
}

test('a version that waits for review is canceled after a question, and the tab follows it', async ({
  launch,
}) => {
  const { page, app } = await launch({ speed: 1 });
  await openStore(page, 'version-in-review');
  await expect(submission(page)).toContainText('Waiting for review');
  await expect(submission(page)).toContainText('Submitted');
  expect(await faultsInBothThemes(page, 'store-waiting')).toEqual([]);
  await expect(page.getByRole('textbox', { name: 'What’s New, English (US)' })).not.toBeEditable();

  // Declined: nothing changes.
  const declined = await answerQuestions(app, 1);
  const cancel = submission(page).getByRole('button', { name: 'Cancel submission…' });
  await cancel.click();
  await expect.poll(async () => (await declined()).length).toBe(1);
  await expect(submission(page)).toContainText('Waiting for review');

  const asked = await answerQuestions(app, 0);
  await cancel.click();
  await expect(submission(page)).toContainText('Canceling');
  expect((await asked())[0]?.message).toBe('Cancel the submission of Orbit Notes 1.4.0?');
  await expect(cancel).toBeHidden();
  await get(page, 'practice:advance-clock', { minutes: 5 });
  await expect(submission(page)).toContainText('Developer rejected', { timeout: 20_000 });
  await keepScreen(page, 'light-store-canceled');
});

test('an approved version is released after a question', async ({ launch }) => {
  const { page, app } = await launch({ speed: 1 });
  await openStore(page, 'version-in-review');
  await expect(submission(page)).toContainText('Waiting for review');
  await get(page, 'practice:advance-clock', { minutes: 60 * 25 });
  await page.getByRole('button', { name: 'Check again' }).click();
  const release = submission(page).getByRole('button', { name: 'Release now…' });
  await expect(release).toBeVisible();
  await expect(submission(page)).toContainText('It is available for download after you release it');
  expect(await faultsInBothThemes(page, 'store-approved')).toEqual([]);
  const asked = await answerQuestions(app, 0);
  await release.press('Enter');
  await expect(submission(page)).toContainText('Processing for distribution');
  expect((await asked())[0]).toMatchObject({
    message: 'Release Orbit Notes 1.4.0 on the App Store?',
    defaultId: 1,
  });
  await expect(release).toBeHidden();
  await expect(submission(page)).toBeFocused();
});

test('a rejection shows the way on, and the version is submitted again by a run', async ({
  launch,
}) => {
  const { page, app } = await launch({ speed: 20 });
  await openStore(page, 'rejected-build');
  await expect(submission(page)).toContainText('Rejected');
  const steps = submission(page).getByRole('list', { name: 'After the rejection' });
  await expect(steps.getByRole('listitem')).toHaveCount(3);
  expect(await faultsInBothThemes(page, 'store-rejected')).toEqual([]);
  await keepNarrow(app, page, 'store-rejected');
  const asked = await answerQuestions(app, 0);
  await steps.getByRole('button', { name: 'Submit again…' }).click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  expect((await asked())[0]?.message).toContain('Orbit Notes 1.4.0 (41)');
  const done = page.getByRole('region', { name: 'Orbit Notes 1.4.0 (41) is waiting for review' });
  await expect(done).toBeVisible({ timeout: 120_000 });
  await expect(done).toContainText('Version 1.4.0, waiting for review');
  expect(await faultsInBothThemes(page, 'store-run-done')).toEqual([]);
  await done.getByRole('button', { name: 'Open App Store tab' }).click();
  await expect(submission(page)).toContainText('Waiting for review');
  await page.getByRole('button', { name: 'Activity' }).first().click();
  await expect(page.getByText('App Store version 1.4.0 is waiting for review.')).toBeVisible();
  await keepScreen(page, 'light-store-activity');
});

test('a phased release is drawn day by day, paused, resumed and completed', async ({ launch }) => {
  const { page, app } = await launch({ speed: 1 });
  await openStore(page, 'phased-release-running');
  await expect(phased(page)).toContainText('Day 3 of 7. 5% of users');
  const rows = phased(page).getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(8);
  await expect(rows.nth(3)).toHaveText(/3\s*5%\s*today/);
  expect(await faultsInBothThemes(page, 'store-phased')).toEqual([]);
  await keepNarrow(app, page, 'store-phased');

  const asked = await answerQuestions(app, 0);
  const pause = phased(page).getByRole('button', { name: 'Pause…' });
  await pause.focus();
  await page.keyboard.press('Enter');
  const resume = phased(page).getByRole('button', { name: 'Resume…' });
  await expect(resume).toBeFocused();
  await expect(phased(page)).toContainText('Paused on day 3 of 7');
  await get(page, 'practice:advance-clock', { minutes: 60 * 24 * 4 });
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(phased(page)).toContainText('4 of 30 pause days used');
  expect(await faultsInBothThemes(page, 'store-phased-paused')).toEqual([]);

  await resume.click();
  await expect(phased(page)).toContainText('Day 3 of 7');
  await phased(page).getByRole('button', { name: 'Release to all users…' }).click();
  await expect(phased(page)).toContainText('All users with automatic updates get the version.');
  await expect(phased(page).getByRole('button')).toHaveCount(0);
  expect((await asked()).map(({ message }) => message)).toEqual([
    'Pause the phased release of Orbit Notes 1.4.0?',
    'Resume the phased release of Orbit Notes 1.4.0?',
    'Release Orbit Notes 1.4.0 to all users now?',
  ]);
});

test('before anything was released, a guide names what App Store Connect wants, in order', async ({
  launch,
}) => {
  const { page, app } = await launch({ speed: 1 });
  await openStore(page, 'first-release');
  const steps = guide(page).getByRole('list', { name: 'Steps to the first version' });
  await expect(steps.getByRole('listitem')).toHaveCount(11);
  await expect(steps.getByRole('listitem').first()).toContainText('Agreements');
  await expect(guide(page)).toContainText('A first version has no What’s New');
  expect(await faultsInBothThemes(page, 'store-first-version')).toEqual([]);
  await keepNarrow(app, page, 'store-first-version');
});

const bundleId = 'com.northwind.orbit';

async function accountOf(page: Page): Promise<string> {
  const accounts = await get(page, 'accounts:list', {});
  return accounts.find(({ environment }) => environment === 'practice')?.id ?? '';
}

/** Starts a run with a build of the practice server, and shows it. */
async function startStoreRun(page: Page, buildNumber: string, plan: Partial<AppStorePlan>) {
  const accountId = await accountOf(page);
  const { builds } = await get(page, 'apps:read', { accountId, bundleId, reach: 'newest' });
  const build = builds.find((one) => one.version === '1.4.0' && one.buildNumber === buildNumber);
  const of = { accountId, bundleId, platform: 'IOS' } as const;
  const whole = AppStorePlan.parse(plan);
  const run = await get(page, 'app-store:publish', {
    ...of,
    buildId: build?.id ?? '',
    plan: whole,
  });
  await showActivity(page);
  return run?.runId ?? '';
}

async function showActivity(page: Page): Promise<void> {
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: /^Activity/ }).click();
  await page
    .getByRole('grid')
    .getByRole('row', { name: /Orbit Notes/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
}

test('a version in preparation with another number is renamed only after a question', async ({
  launch,
  home,
}) => {
  const { page, app } = await launch({ speed: 20 });
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'in-review' });
  const url = await practiceUrl(page);
  const [orbit] = await askPractice(home, url, `/v1/apps?filter[bundleId]=${bundleId}`);
  const [other] = await askPractice(home, url, '/v1/appStoreVersions', {
    method: 'POST',
    data: {
      type: 'appStoreVersions',
      attributes: { platform: 'IOS', versionString: '1.3.9', releaseType: 'MANUAL' },
      relationships: { app: { data: { type: 'apps', id: orbit?.id } } },
    },
  });
  await startStoreRun(page, '41', { submit: false });
  const obstacle = page.getByRole('region', { name: 'Version 1.3.9 is in preparation' });
  await expect(obstacle).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Needs your decision').first()).toBeVisible();
  expect(await faultsInBothThemes(page, 'store-obstacle')).toEqual([]);
  await keepNarrow(app, page, 'store-obstacle');

  // Checked again, it is still there, and nothing was renamed.
  const state = async () => (await get(page, 'runs:list', {}))[0];
  const before = (await state())?.updatedAt ?? '';
  await obstacle.getByRole('button', { name: 'Check again' }).click();
  await expect
    .poll(async () => {
      const run = await state();
      return run?.status.state === 'failed' && run.updatedAt > before;
    })
    .toBe(true);
  await expect(obstacle).toBeVisible();
  const numberOf = async () =>
    (await askPractice(home, url, `/v1/appStoreVersions/${other?.id}`))[0]?.attributes
      .versionString;
  expect(await numberOf()).toBe('1.3.9');
  const asked = await answerQuestions(app, 0);
  await obstacle.getByRole('button', { name: 'Rename 1.3.9 to 1.4.0 and continue…' }).click();
  await expect(page.getByRole('heading', { name: /is prepared for the App Store/ })).toBeVisible({
    timeout: 120_000,
  });
  expect((await asked())[0]?.message).toBe('Rename version 1.3.9 for Orbit Notes 1.4.0 (41)?');
  expect(await numberOf()).toBe('1.4.0');
});

test('another person’s draft is submitted only after a question, and what is missing is listed', async ({
  launch,
  home,
}) => {
  const { page, app } = await launch({ speed: 20 });
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'loose-ends' });
  const url = await practiceUrl(page);
  const [orbit] = await askPractice(home, url, `/v1/apps?filter[bundleId]=${bundleId}`);
  const ofOrbit = `/v1/builds?filter[app]=${orbit?.id}&filter[version]=41&filter[preReleaseVersion.version]=1.4.0`;
  const [build] = await askPractice(home, url, ofOrbit);
  await askPractice(home, url, `/v1/builds/${build?.id}`, {
    method: 'PATCH',
    data: { type: 'builds', id: build?.id, attributes: { usesNonExemptEncryption: false } },
  });
  await answerQuestions(app, 0);
  await startStoreRun(page, '41', { submit: true });
  const obstacle = page.getByRole('region', { name: 'The draft submission contains 1 other item' });
  await expect(obstacle).toBeVisible({ timeout: 60_000 });
  await keepScreen(page, 'light-store-draft');
  await obstacle.getByRole('button', { name: 'Submit the whole draft…' }).click();
  const missing = page.getByRole('list', { name: 'Missing' });
  await expect(missing).toBeVisible({ timeout: 120_000 });
  await expect(missing.getByRole('listitem').filter({ hasText: 'German' })).toHaveCount(1);
  expect(await faultsInBothThemes(page, 'store-not-ready')).toEqual([]);
  await page.getByRole('button', { name: 'Open App Store tab' }).click();
  await expect(page.getByRole('tab', { name: /^App Store/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('a text that Apple would refuse is named by its language, and the others are saved', async ({
  launch,
}) => {
  const { page } = await launch({ speed: 20 });
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'rejected-build' });
  const texts = [
    { locale: 'en-US', whatsNew: 'Folders can be shared 🎉' },
    { locale: 'de-DE', whatsNew: 'Ordner lassen sich jetzt teilen.' },
  ];
  await startStoreRun(page, '41', { submit: false, texts });
  const lines = page.getByRole('region', { name: 'App Store texts, by language' });
  await expect(lines).toBeVisible({ timeout: 60_000 });
  const rows = lines.getByRole('listitem');
  await expect(rows.first()).toContainText(/English \(US\)\s*Refused/);
  await expect(rows.last()).toContainText(/German\s*Saved and verified/);
  // The run keeps its texts, so that resuming it is not what helps.
  await expect(page.getByRole('button', { name: 'Open App Store tab' })).toHaveClass(/main/);
  await expect(page.getByRole('button', { name: 'Resume run' })).not.toHaveClass(/main/);
  expect(await faultsInBothThemes(page, 'store-texts-refused')).toEqual([]);
});

test('a version that waits for review is withdrawn for a new build only after a question', async ({
  launch,
  outside,
}) => {
  test.setTimeout(240_000);
  const { page, app } = await launch({ speed: 20 });
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'version-in-review' });
  const packagePath = await sampleIn(outside);
  await dropFiles(page, [packagePath]);
  await packageIsOpen(page);
  await answerQuestions(app, 0);
  const plan = PublishPlan.parse({
    packagePath,
    usesNonExemptEncryption: false,
    appStore: AppStorePlan.parse({}),
  });
  await get(page, 'runs:start', { accountId: await accountOf(page), plan, asks: false });
  await showActivity(page);
  await expect
    .poll(
      async () => {
        await get(page, 'practice:advance-clock', { minutes: 5 });
        return page.getByText('Needs your decision').count();
      },
      { timeout: 120_000 },
    )
    .toBeGreaterThan(0);
  const obstacle = page.getByRole('region', {
    name: 'Version 1.4.0 is already submitted for review',
  });
  await expect(obstacle).toContainText('Its state is');
  await keepScreen(page, 'light-store-withdraw');
  const asked = await answerQuestions(app, 0);
  await obstacle
    .getByRole('button', { name: 'Cancel submission of 1.4.0 and submit this build…' })
    .click();
  await expect(page.getByText('Orbit Notes 1.4.0 (42) is waiting for review')).toBeVisible({
    timeout: 120_000,
  });
  expect((await asked())[0]?.message).toBe('Cancel the submission of Orbit Notes 1.4.0?');
});
