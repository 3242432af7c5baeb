import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../src-main/engine/create-engine';
import { systemClock } from '../../../src-main/engine/ports';
import { secretsInMemory, uploadWorker } from '../../helpers/rehearsal';
import { publishInMidUpload } from './mid-upload';
import { buildUploads, keyOptions, startPracticeSide } from './practice-side';
import { slipway, start, temporaryFolder } from './slipway-process';

const requestOf = (folder: string, runId: string) =>
  join(folder, 'practice', 'runs', runId, 'stop-asked');

/** An engine over the same data folder, like the window's; its waits pass a hundred times faster. */
function engineOver(home: string) {
  const clock: typeof systemClock = {
    ...systemClock,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 100, signal),
  };
  return createEngine({ home, secrets: secretsInMemory(), uploadWorker, clock });
}

test('a cancel from another terminal ends the publish with status 6, and the upload is gone at the server', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);

  const cancelled = await slipway(['cancel', runId, '--json'], folder);
  expect(cancelled.lines, cancelled.stderr).toMatchObject([
    { id: runId, status: { state: 'cancelled', uploadRemoved: true } },
  ]);
  expect(cancelled.status).toBe(0);
  const stopped = await publish.ended;
  expect(stopped.lines.at(-1)).toMatchObject({ event: 'run-ended', outcome: 'cancelled', runId });
  expect(stopped.status).toBe(6);
  expect(await buildUploads(side, bundleId)).toEqual([]);
  expect(existsSync(requestOf(folder, runId))).toBe(false);
});

test('a pause from another terminal ends the publish with status 130, and resume finishes', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  const paused = await slipway(['pause', runId, '--json'], folder);
  expect(paused.lines, paused.stderr).toMatchObject([{ id: runId, status: { state: 'paused' } }]);
  expect(paused.status).toBe(0);
  const stopped = await publish.ended;
  expect(stopped.lines.at(-1)).toMatchObject({ outcome: 'paused', runId, resumable: true });
  expect(stopped.status).toBe(130);

  const resumed = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('the window cancels a run of a terminal', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  const engine = engineOver(folder);
  const run = await engine.runs.cancel(runId);
  expect(run.status).toMatchObject({ state: 'cancelled', uploadRemoved: true });
  expect((await publish.ended).status).toBe(6);
  expect(await buildUploads(side, bundleId)).toEqual([]);
  await engine.close();
});

test('a cancel that comes too late is reported to its caller, and the run that it stopped can be resumed', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'build-never-appears');
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const publish = start(['publish', file, '--json', ...keyOptions(side)], folder);
  const { runId } = await publish.until((line) => line.event === 'run-started');
  await publish.until((line) => line.event === 'step-finished' && line.step === 'upload');
  const asked = await slipway(['cancel', runId, '--json'], folder);
  expect(asked.lines).toMatchObject([{ error: { code: 'run-past-withdrawal' } }]);
  expect(asked.status).toBe(1);
  const stopped = await publish.ended;
  expect(stopped.lines.at(-1)).toMatchObject({ outcome: 'paused', runId, resumable: true });
  expect(stopped.status).toBe(130);
});

test('a leftover stop request stops no later resume', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId } = await publishInMidUpload(folder);
  publish.child.kill('SIGKILL');
  await publish.ended;
  await writeFile(requestOf(folder, runId), '{"reason":"cancel"}');
  const resumed = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
  expect(existsSync(requestOf(folder, runId))).toBe(false);
});

test('a publish that does not respond to a stop is reported as an error, and the request is removed', async () => {
  const folder = await temporaryFolder();
  const { publish, runId } = await publishInMidUpload(folder);
  publish.child.kill('SIGSTOP');
  const engine = engineOver(folder);
  await expect(engine.runs.pause(runId)).rejects.toMatchObject({
    error: { code: 'run-not-stopped' },
  });
  expect(existsSync(requestOf(folder, runId))).toBe(false);
  expect((await engine.runs.get(runId)).status.state).toBe('running');
  await engine.close();
});

test('pausing a run that is not running leaves it unchanged', async () => {
  const folder = await temporaryFolder();
  const { publish, runId } = await publishInMidUpload(folder);
  publish.child.kill('SIGINT');
  await publish.ended;
  const paused = await slipway(['pause', runId], folder);
  expect(paused.stderr).toContain(`slipway resume ${runId}`);
  expect(paused.status).toBe(0);
  expect((await slipway(['pause', '20260101-000000-abcdef'], folder)).status).toBe(1);
});
