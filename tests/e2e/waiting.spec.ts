import type { Page } from '@playwright/test';
import type { RunWait, WaitReason } from '#shared/domain/publish-run';
import { waitWords } from '../../src-renderer/words/wait';
import { openEveryRun, runRows } from './support/activity';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

/** The current row. */
const current = (page: Page) => page.locator('[aria-current="step"]');

async function isDone(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
}

async function startHeld(page: Page, outside: string, fault: string, argument: string) {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  // The question before Publish asks App Store Connect as well, so one time would not reach the run.
  await get(page, 'practice:set-fault', { name: fault, argument, times: 100 });
  await pressPublish(page);
}

/** Everything that the only status region announces from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[role=status].unseen');
    if (region === null) throw new Error('There is no status region.');
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test('a rate limit of Apple is shown, counted down and ended by a key', async ({
  page,
  outside,
}) => {
  const said = await listen(page);
  await startHeld(page, outside, 'rate-limited', '600');

  await expect(current(page)).toContainText('Rate limited by Apple');
  await expect(current(page)).toContainText(/Retrying in 9 min \d+ s\./);
  await expect(page).toHaveTitle(/^Rate limited by Apple: Orbit Notes/);
  const counted = await current(page).textContent();
  await expect.poll(() => current(page).textContent()).not.toBe(counted);
  expect(await faultsInBothThemes(page, 'hold-rate-limited')).toEqual([]);
  await openEveryRun(page);
  const row = runRows(page).first();
  await expect(row).toContainText('Rate limited by Apple');
  await keepBothThemes(page, 'hold-activity');
  await row.click();

  const announcements = async () =>
    (await said()).filter((words) => words.includes('Rate limited by Apple')).length;
  await expect.poll(announcements).toBeGreaterThan(0);
  // Interrupted by the answer to Publish, it is repeated once; never with each second that passes.
  expect(await announcements()).toBeLessThanOrEqual(2);
  await get(page, 'practice:clear-faults', { fault: null });
  await tabTo(page, 'Try now');
  await page.keyboard.press('Enter');
  await isDone(page);
});

test('a run waits during an outage at Apple and continues automatically', async ({
  page,
  outside,
}) => {
  await startHeld(page, outside, 'server-error-before', 'GET /v1/buildUploads');

  await expect(current(page)).toContainText('App Store Connect server error', { timeout: 60_000 });
  await expect(page).toHaveTitle(/^Apple server error: /);
  expect(await faultsInBothThemes(page, 'hold-server-error')).toEqual([]);
  await get(page, 'practice:clear-faults', { fault: null });
  await isDone(page);
});

test('a waiting run retries at once when the computer wakes up', async ({ app, page, outside }) => {
  await startHeld(page, outside, 'rate-limited', '3000');
  await expect(current(page)).toContainText('Rate limited by Apple');
  await get(page, 'practice:clear-faults', { fault: null });
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await isDone(page);
});

/** What the engine would report for each; the practice server cannot lock a keychain or fill a disk. */
const waits: readonly { reason: WaitReason; sentence: string; until: boolean; acts: string[] }[] = [
  {
    reason: 'offline',
    sentence: 'The name api.example was not found.',
    until: true,
    acts: ['Try now'],
  },
  { reason: 'rate-limited', sentence: 'Asked for a pause.', until: true, acts: ['Try now'] },
  {
    reason: 'server-error',
    sentence: 'App Store Connect responded to GET /v1/apps with 503.',
    until: true,
    acts: ['Try now'],
  },
  {
    reason: 'keychain-locked',
    sentence: 'The keychain is locked',
    until: true,
    acts: ['Unlock keychain'],
  },
  {
    reason: 'disk-full',
    sentence:
      'The disk that holds /home/runs is full (3 MB free). Slipway needs 16 MB there and continues automatically.',
    until: false,
    acts: ['Try now'],
  },
  {
    reason: 'turn',
    sentence: 'Harbour 2.0 (7) is being uploaded; this one is next after it.',
    until: false,
    acts: [],
  },
  {
    reason: 'saving',
    sentence: 'This computer is on battery power.',
    until: false,
    acts: ['Upload now'],
  },
];

test('each reason to wait has its own message and action', async ({ app, page, outside }) => {
  await startHeld(page, outside, 'rate-limited', '3000');
  await expect(current(page)).toContainText('Rate limited by Apple');
  const [run] = await get(page, 'runs:list', {});
  const faults: Record<string, string[]> = {};
  for (const { reason, sentence, until, acts } of waits) {
    const since = new Date(Date.now() - 95_000).toISOString();
    const wait: RunWait = {
      reason,
      sentence,
      since,
      until: until ? new Date(Date.now() + 130_000).toISOString() : null,
    };
    await app.evaluate(
      ({ BrowserWindow }, snapshot) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('runs:changed', snapshot),
      { ...run, wait },
    );
    const { title, word } = waitWords(wait);
    await expect(current(page)).toContainText(title);
    await expect(page).toHaveTitle(new RegExp(`^${word}: `));
    const buttons = await current(page).getByRole('button').allTextContents();
    expect(buttons).toEqual(['Cancel upload', ...acts, 'Pause run']);
    const seen = await faultsInBothThemes(page, `hold-each-${reason}`);
    if (seen.length > 0) faults[reason] = seen;
  }
  expect(faults).toEqual({});
});

test('a run without a network waits, and can be paused meanwhile', async ({ page, outside }) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await get(page, 'practice:set-fault', {
    name: 'build-never-appears',
    argument: null,
    times: null,
  });
  await pressPublish(page);
  await expect(current(page)).toContainText('Waiting for App Store Connect', { timeout: 60_000 });
  // The practice process restarts at once when it is ended, so every answer cuts the connection instead.
  const cut = { name: 'lost-answer', argument: 'GET /v1/buildUploads/*', times: 1_000 };
  await get(page, 'practice:set-fault', cut);
  await expect(current(page)).toContainText('Waiting for network', { timeout: 60_000 });
  await expect(page).toHaveTitle(/^Waiting for network: /);
  await expect(current(page)).toContainText('after the upload ended at');
  await keepScreen(page, 'light-hold-offline');
  await current(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume run' })).toBeVisible();
});

test('an outage at Apple links to its System Status page', async ({ app, page, outside }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
  await startHeld(page, outside, 'rate-limited', '3000');
  await expect(current(page)).toContainText('Rate limited by Apple');
  const [run] = await get(page, 'runs:list', {});
  const wait = { reason: 'server-error', since: run?.createdAt, until: null, sentence: '503' };
  // The next snapshot of the real run takes its place: it is sent again until the button was pressed.
  await expect(async () => {
    await app.evaluate(
      ({ BrowserWindow }, snapshot) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('runs:changed', snapshot),
      { ...run, environment: 'live', wait },
    );
    await page
      .getByRole('button', { name: 'Show Apple’s system status' })
      .click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://developer.apple.com/system-status/']);
});
