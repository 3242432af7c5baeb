import type { ElectronApplication, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { processed } from './support/kept-runs';
import { liveRun, showRun } from './support/live-runs';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
} from './support/publishing';

async function setWidth(app: ElectronApplication, page: Page, width: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, wide) => opened.setSize(wide, 900), width);
}

/** As it is, dark, and as narrow as the window gets. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const theme = (named: string) =>
    page.evaluate((now) => {
      document.documentElement.dataset.theme = now;
    }, named);
  await keepScreen(page, `light-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await setWidth(app, page, 720);
  await keepScreen(page, `light-${name}-narrow`);
  await setWidth(app, page, 1180);
  await theme('dark');
  await keepScreen(page, `dark-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await theme('light');
}

test('another build in review is said before, and a person decides between waiting, skipping and replacing it', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'in-review' });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await expect(page.getByText('Build 41 of 1.4.0 is in beta review')).toBeVisible();
  await expect(page.getByRole('button', { name: /If another build is in review/ })).toBeVisible();
  await look(app, page, 'review-busy-plan');

  await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await get(page, 'practice:advance-clock', { minutes: 600 });
  const wait = page.getByRole('button', { name: 'Wait', exact: true });
  await expect(wait).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/Build 41 of 1\.4\.0 is in beta review/).first()).toBeVisible();
  await look(app, page, 'review-busy');

  await wait.press('Enter');
  await expect(
    page.getByText(/Waiting for Apple to finish reviewing build 41/).first(),
  ).toBeVisible();
  await expect(page.getByText('Waiting for another review').first()).toBeVisible();
  await look(app, page, 'review-busy-waiting');

  // The first button is the one that does it; the system's dialog names both builds and who loses one.
  const asked = await answerQuestions(app, 0);
  await get(page, 'practice:set-fault', {
    name: 'review-rejected',
    argument: null,
    times: null,
  });
  await page.getByRole('button', { name: 'Replace 41…' }).click();
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [question] = await asked();
  expect(question?.message).toBe('Expire Orbit Notes 1.4.0 (41) and submit 1.4.0 (42) instead?');
  expect(question?.detail).toContain('Testers');
  await expect
    .poll(async () => (await get(page, 'runs:list', {}))[0]?.reviewState, { timeout: 60_000 })
    .toBe('WAITING_FOR_REVIEW');

  await get(page, 'practice:advance-clock', { minutes: 600 });
  await expect(page.getByRole('heading', { name: 'What you can do' })).toBeVisible({
    timeout: 60_000,
  });
  await look(app, page, 'review-rejected');
  // Resuming could change nothing, and what helps is offered once.
  await expect(page.getByRole('button', { name: 'Resume run' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Choose another package' })).toHaveCount(1);
});

test('a choice that can’t be made says so in its place, also in long words and from right to left', async ({
  app,
  page,
}) => {
  const other = {
    buildId: 'other-build',
    version: '1.4.0',
    buildNumber: '2026.11.30.184467440737',
    state: 'WAITING_FOR_REVIEW',
    since: '2026-11-28T09:00:00.000Z',
  };
  const run = liveRun({
    age: 900,
    kept: {
      events: [
        ...processed,
        [602, { type: 'step-started', step: 'review', sentence: '' }],
        [603, { type: 'review-busy-seen', other }],
        [604, { type: 'run-review-busy' }],
      ],
    },
  });
  const name = 'Orbit Notes for Teachers, Schools and Everyone Else Who Writes';
  await showRun(app, page, { ...run, package: { ...run.package, name } });
  await expect(page.getByRole('button', { name: /^Replace 2026/ })).toBeVisible();
  await page.getByRole('button', { name: 'Skip beta review' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(app, page, 'review-busy-refused');
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await keepScreen(page, 'light-review-busy-rtl');
  await setWidth(app, page, 720);
  await keepScreen(page, 'light-review-busy-rtl-narrow');
});
