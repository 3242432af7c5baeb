import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildUploads, keyOptions, startPracticeSide } from './practice-side';
import { slipway, start, temporaryFolder } from './slipway-process';

const bundleOf = async (file: string, folder: string) =>
  (await slipway(['inspect', file, '--json'], folder)).lines[0].bundleId;

/** A publish that stands still in mid-upload, because the server lets its third part hang. */
async function publishInMidUpload(folder: string) {
  const side = await startPracticeSide(
    folder,
    '--part-size',
    String(2 * 2 ** 20),
    '--fault',
    'stall-part:3',
  );
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--size-mb', '40'], folder);
  const publish = start(['publish', file, '--json', '--group', 'QA', ...keyOptions(side)], folder);
  const { runId } = await publish.until((line) => line.event === 'run-started');
  // By then every part has been begun, so the one that hangs is on the line.
  await publish.until((line) => line.event === 'upload-progress' && line.sent > line.total * 0.88);
  return { side, publish, runId, bundleId: await bundleOf(file, folder) };
}

test('a publish killed in mid-upload is finished by resume, with one build upload in all', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  publish.child.kill('SIGKILL');
  expect((await publish.ended).lines.map((line) => line.event)).not.toContain('run-ended');
  expect((await slipway(['show', runId, '--json'], folder)).lines[0].status.state).toBe(
    'interrupted',
  );

  const resumed = await slipway(['resume', runId, '--json'], folder);
  expect(resumed.lines[0]).toMatchObject({ event: 'run-started', runId, carriedOn: true });
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({
    event: 'run-ended',
    outcome: 'done',
    runId,
  });
  expect(resumed.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('an interrupt pauses with status 130, and resume finishes', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  publish.child.kill('SIGINT');
  const stopped = await publish.ended;
  expect(stopped.lines.at(-1)).toMatchObject({
    event: 'run-ended',
    outcome: 'paused',
    runId,
    canCarryOn: true,
  });
  expect(stopped.stderr).toContain(`slipway resume ${runId}`);
  expect(stopped.status).toBe(130);

  const resumed = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
  expect(resumed.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('a cancelled run withdraws its upload and cannot be carried on', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  publish.child.kill('SIGTERM');
  expect((await publish.ended).status).toBe(130);
  const cancelled = await slipway(['cancel', runId, '--json'], folder);
  expect(cancelled.lines).toMatchObject([
    { id: runId, status: { state: 'cancelled', uploadRemoved: true } },
  ]);
  expect(cancelled.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toEqual([]);
  const resumed = await slipway(['resume', runId, '--json'], folder);
  expect(resumed.lines).toMatchObject([{ event: 'run-ended', outcome: 'cancelled', runId }]);
  expect(resumed.status).toBe(6);
});
