import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Batch } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { addGroups, batchRows, openBatch, writeSharedNotes, writesIn } from './support/batch';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import type { RunningApp } from './support/launch';
import { practiceIsRunning } from './support/publishing';

/* A batch outlives a quit and kills of the app: the four apps that can be published are, each once. */

const recorder = join(import.meta.dirname, 'support/record-requests.cjs');

/** With a practice server that records what arrives. */
const recordingIn = (file: string) => ({
  required: recorder,
  environment: { SLIPWAY_TEST_RECORD: file },
});

/**
 * Moments of the batch, in their order: some parts of the second app are stored, others are not; a note was just sent,
 * or is about to be; the fourth app is processed by Apple.
 */
const moments = ['upload', 'notes', 'process'] as const;
type Moment = (typeof moments)[number];

/** Ends the app as a power cut would, as soon as that moment is reported. */
async function killAt(app: ElectronApplication, moment: Moment): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    const running = (run: PublishRun, id: string) =>
      run.steps.some((step) => step.id === id && step.progress.state === 'running');
    const isIt: Record<Moment, (run: PublishRun) => boolean> = {
      upload: ({ upload, package: { bundleId } }) =>
        bundleId === 'com.northwind.harbor02' &&
        upload !== null &&
        upload.partsStored > 0 &&
        upload.partsStored < upload.parts - 1,
      notes: (run) => running(run, 'notes'),
      process: (run) =>
        run.package.bundleId === 'com.northwind.harbor04' && running(run, 'process'),
    };
    contents.send = (channel: string, ...payload: unknown[]) => {
      if (channel === 'runs:changed' && isIt[wanted](payload[0] as PublishRun))
        process.kill(process.pid, 'SIGKILL');
      send(channel, ...payload);
    };
  }, moment);
}

/** Five apps, checked, of which the third file is replaced before the batch begins. */
async function begin({ app, page }: RunningApp, outside: string): Promise<void> {
  const paths = await openBatch(page, outside, 5, (number) =>
    number === 2 ? { sizeMb: 120 } : {},
  );
  await addGroups(page, ['QA']);
  await writeSharedNotes(page, 'Try {version}.');
  await page.getByRole('button', { name: 'Check all' }).click();
  const publish = page.getByRole('button', { name: 'Publish 5 apps…' });
  await expect(publish).toBeVisible({ timeout: 60_000 });
  appendFileSync(paths[2] ?? '', 'replaced');
  await answerQuestions(app, 0);
}

/** The batch that is not finished, from Activity. */
async function openUnfinished(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: /^Activity/ }).click();
  await page.getByRole('list', { name: 'Batches' }).getByRole('button').first().click();
}

async function theBatch(page: Page): Promise<Batch> {
  const [batch] = await get(page, 'batches:list', {});
  if (batch === undefined) throw new Error('There is no batch.');
  return batch;
}

const isPublished = (page: Page) =>
  expect(page.getByText('4 of 5 published, 1 failed')).toBeVisible({ timeout: 240_000 });

/**
 * By the record of the practice server, over all of its processes: nothing twice. Whenever the app ended, an answer
 * that was on its way may be missing from the record; that every write was read back, the batch itself says.
 */
function expectEachOnce(record: string, ends: number): void {
  const { 'PUT /parts': parts, ...writes } = writesIn(record);
  expect(Object.keys(writes).sort()).toEqual([
    // The notes of each build.
    'PATCH /v1/betaBuildLocalizations/ID',
    'PATCH /v1/buildUploadFiles/ID',
    'POST /v1/buildUploadFiles',
    'POST /v1/buildUploads',
    'POST /v1/builds/ID/relationships/betaGroups',
  ]);
  for (const [write, count] of Object.entries(writes)) {
    expect(count, write).toBeLessThanOrEqual(4);
    expect(count, write).toBeGreaterThanOrEqual(4 - ends);
  }
  expect(parts).toBeGreaterThan(4);
}

test('a batch that is killed at three moments continues at each start, and sends nothing twice', async ({
  launch,
  outside,
}) => {
  test.setTimeout(600_000);
  const record = join(outside, 'requests.jsonl');
  const recording = recordingIn(record);
  let running = await launch(recording);
  await begin(running, outside);
  const kills: Moment[] = [];
  for (const moment of moments) {
    const ended = new Promise((resolve) => running.process.once('exit', () => resolve('killed')));
    await killAt(running.app, moment);
    if (moment === 'upload')
      await running.page.getByRole('button', { name: 'Publish 5 apps…' }).click();
    // A slow computer may come to the last moment only when it has passed.
    const over = isPublished(running.page).then(
      () => 'over',
      () => ended,
    );
    if ((await Promise.race([ended, over])) === 'over') break;
    kills.push(moment);
    running = await launch(recording);
    await openUnfinished(running.page);
    await keepScreen(running.page, `light-batch-after-kill-${moment}`);
  }
  await isPublished(running.page);
  expect(kills).toEqual(expect.arrayContaining(['upload', 'notes']));
  await expect(batchRows(running.page).first()).toContainText('Failed');
  await keepScreen(running.page, 'light-batch-resumed');
  expectEachOnce(record, kills.length);
});

test('a batch that was quit waits for a person when the setting does not resume runs', async ({
  launch,
  outside,
}) => {
  test.setTimeout(600_000);
  const record = join(outside, 'requests.jsonl');
  const recording = recordingIn(record);
  const first = await launch(recording);
  await get(first.page, 'settings:write', { resumesRuns: false });
  await begin(first, outside);
  await first.page.getByRole('button', { name: 'Publish 5 apps…' }).click();
  await expect(batchRows(first.page).filter({ hasText: 'Published' })).toHaveCount(1, {
    timeout: 120_000,
  });
  // Pauses and quits.
  await answerQuestions(first.app, 1);
  await first.app.close();

  const { page } = await launch(recording);
  await openUnfinished(page);
  expect((await theBatch(page)).state).toBe('paused');
  await keepScreen(page, 'light-batch-after-quit');
  await page.getByRole('button', { name: 'Resume batch' }).press('Enter');
  await isPublished(page);
  expectEachOnce(record, 1);
});
