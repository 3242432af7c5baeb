import { expect, test } from 'vitest';
import { publishInMidUpload } from './mid-upload';
import { buildUploads, keyOptions } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

test('a publish killed in the middle of an upload is finished by resume, with a single build upload', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
  publish.child.kill('SIGKILL');
  expect((await publish.ended).lines.map((line) => line.event)).not.toContain('run-ended');
  expect((await slipway(['show', runId, '--json'], folder)).lines[0].status.state).toBe(
    'interrupted',
  );

  const resumed = await slipway(['resume', runId, '--json'], folder);
  expect(resumed.lines[0]).toMatchObject({ event: 'run-started', runId, resumed: true });
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({
    event: 'run-ended',
    outcome: 'done',
    runId,
  });
  expect(resumed.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('a second publish of a build that another process publishes is refused, and names its run', async () => {
  const folder = await temporaryFolder();
  const { side, file, publish, runId, bundleId } = await publishInMidUpload(folder);
  const again = await slipway(['publish', file, '--json', ...keyOptions(side)], folder);
  expect(again.lines.at(-1)).toMatchObject({ error: { code: 'build-being-published', runId } });
  expect(again.status).not.toBe(0);
  expect(publish.child.exitCode).toBeNull();
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('a run that another process works on is not resumed, and is not said to be interrupted', async () => {
  const folder = await temporaryFolder();
  const { side, publish, runId } = await publishInMidUpload(folder);
  const again = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
  expect(again.lines.at(-1)).toMatchObject({ error: { code: 'run-in-use' } });
  expect(again.stderr).not.toContain('Interrupted');
  expect(again.status).toBe(7);
  expect(publish.child.exitCode).toBeNull();
});

test('an interrupt pauses with status 130, and resume finishes', async () => {
  const folder = await temporaryFolder();
  const { side, file, publish, runId, bundleId } = await publishInMidUpload(folder);
  publish.child.kill('SIGINT');
  const stopped = await publish.ended;
  expect(stopped.lines.at(-1)).toMatchObject({
    event: 'run-ended',
    outcome: 'paused',
    runId,
    resumable: true,
  });
  expect(stopped.stderr).toContain(`slipway resume ${runId}`);
  expect(stopped.status).toBe(130);

  const again = await slipway(['publish', file, '--json', ...keyOptions(side)], folder);
  expect(again.lines.at(-1)).toMatchObject({ error: { code: 'run-unfinished', runId } });
  expect(again.stderr).toContain(`Resume it with: slipway resume ${runId}`);
  expect(again.status).toBe(7);

  const resumed = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
  expect(resumed.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});

test('a cancelled run withdraws its upload and cannot be resumed', async () => {
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
