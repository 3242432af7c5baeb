import type { ElectronApplication, Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

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

  // Declined: nothing changes.
  const declined = await answerQuestions(app, 1);
  const cancel = submission(page).getByRole('button', { name: 'Cancel submission…' });
  await cancel.click();
  await expect.poll(async () => (await declined()).length).toBe(1);
  await expect(submission(page)).toContainText('Waiting for review');

  const asked = await answerQuestions(app, 0);
  await cancel.click();
  await expect(submission(page)).toContainText('Being canceled');
  expect((await asked())[0]?.message).toBe('Cancel the submission of Orbit Notes 1.4.0?');
  await expect(cancel).toBeHidden();
  await get(page, 'practice:advance-clock', { minutes: 5 });
  await expect(submission(page)).toContainText('Withdrawn from review', { timeout: 20_000 });
  await keepScreen(page, 'light-store-withdrawn');
});

test('an approved version is released after a question', async ({ launch }) => {
  const { page, app } = await launch({ speed: 1 });
  await openStore(page, 'version-in-review');
  await expect(submission(page)).toContainText('Waiting for review');
  await get(page, 'practice:advance-clock', { minutes: 60 * 25 });
  await page.getByRole('button', { name: 'Check again' }).click();
  const release = submission(page).getByRole('button', { name: 'Release now…' });
  await expect(release).toBeVisible();
  await expect(submission(page)).toContainText('Nobody can download it until you release it');
  expect(await faultsInBothThemes(page, 'store-approved')).toEqual([]);
  const asked = await answerQuestions(app, 0);
  await release.press('Enter');
  await expect(submission(page)).toContainText('Processing for the App Store');
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
  const { page, app } = await launch({ speed: 1 });
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
