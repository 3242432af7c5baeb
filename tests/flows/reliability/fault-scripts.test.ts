import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { canResume } from '../../../shared/domain/run-readers';
import { seed } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, until, writes } from './full-publish';

const reads = ['GET /v1/builds', 'GET /v1/buildUploads/', 'GET /v1/apps', 'GET /v1/betaGroups'];
const part = fc.integer({ min: 1, max: 17 });

/** Faults that a run must survive, as the practice server names them. */
const fault = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('lost-answer', 'server-error-after', 'server-error-before'),
      fc.constantFrom(...writes),
    )
    .map(([name, place]) => `${name}:${place}`),
  fc
    .tuple(fc.constantFrom('server-error-before', 'html-body'), fc.constantFrom(...reads))
    .map(([name, place]) => `${name}:${place}*3`),
  fc.constantFrom('GET /v1/buildUploads/*', 'GET /v1/builds/*').map((one) => `missing-once:${one}`),
  fc.tuple(part, fc.integer({ min: 0, max: 65_536 })).map(([k, bytes]) => `cut-part:${k}@${bytes}`),
  part.map((k) => `part-504:${k}`),
  fc.integer({ min: -3_600, max: 3_600 }).map((seconds) => `clock-skew:${seconds}`),
  fc.constantFrom(
    'unauthorized-once',
    'rate-limited',
    'rate-limited:3',
    'expired-operations',
    'slow-commit:1',
  ),
);

/** When the app is ended and restarted: as soon as the run has come this far. */
const restart = fc.option(
  fc.constantFrom<(run: PublishRun) => boolean>(
    ({ app }) => app !== null,
    ({ upload }) => (upload?.partsStored ?? 0) > 3,
    ({ delivery }) => delivery !== null,
    ({ ids }) => ids.build !== null,
  ),
);

describe('whatever happens on the way', () => {
  it(`each thing is done once, and nothing is claimed too early (SLIPWAY_TEST_SEED=${seed})`, async () => {
    const script = fc.record({
      faults: fc.uniqueArray(fault, { minLength: 1, maxLength: 5 }),
      restart,
    });
    await fc.assert(fc.asyncProperty(script, live), { seed, numRuns: 20, endOnFailure: true });
  }, 240_000);
});

async function live(script: {
  faults: string[];
  restart: ((run: PublishRun) => boolean) | null;
}): Promise<void> {
  const stage = await rehearse({
    practice: { partSize: 64 * 1024, faults: script.faults },
    engine: { clock: hurriedClock(100) },
  });
  try {
    const packagePath = await stage.sample({ sizeMb: 1 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    if (script.restart) await restartWhen(stage, id, script.restart);
    const run = await toTheEnd(stage, id);
    await expectEverythingOnce(stage, run);
    expectHonestOrder(stage, run);
    expectProgressNeverFalls(stage.snapshots);
  } finally {
    await stage.end();
  }
}

async function restartWhen(
  stage: Rehearsal,
  id: string,
  hasComeSoFar: (run: PublishRun) => boolean,
): Promise<void> {
  await until(stage, (run) => hasComeSoFar(run) || run.status.state !== 'running');
  await stage.reopen();
  const { status } = await stage.engine.runs.get(id);
  expect(['paused', 'failed', 'done']).toContain(status.state);
  if (status.state !== 'done') await stage.engine.runs.resume(id);
}

/** A person who resumes after each failure, as long as that makes sense. */
async function toTheEnd(stage: Rehearsal, id: string): Promise<PublishRun> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const run = await stage.engine.runs.settled(id);
    if (run.status.state === 'done') return run;
    if (run.status.state === 'failed') expect(run.status.error.retryable).toBe(true);
    expect(canResume(run), JSON.stringify(run.status)).toBe(true);
    await stage.engine.runs.resume(id);
  }
  return stage.engine.runs.settled(id);
}

/** The file is committed only after the server has every part of it. */
function expectHonestOrder({ practice }: Rehearsal, { upload }: PublishRun): void {
  const { requests } = practice;
  const commit = requests.findIndex(
    ({ method, path }) => method === 'PATCH' && path.startsWith('/v1/buildUploadFiles/'),
  );
  const stored = requests
    .slice(0, commit)
    .filter(({ method, status }) => method === 'PUT' && status === 200);
  const paths = new Set(stored.map(({ path }) => path));
  const later = requests.slice(commit).filter(({ method }) => method === 'PUT');
  expect(upload?.parts).toBeGreaterThan(10);
  expect(paths.size).toBe(upload?.parts);
  expect(later).toEqual([]);
}

function expectProgressNeverFalls(snapshots: readonly PublishRun[]): void {
  let before = 0;
  for (const { upload, status } of snapshots) {
    const sent = upload?.live?.sent ?? upload?.stored ?? 0;
    // What was in flight when the app ended is known to be lost, and the run's state says so.
    if (status.state === 'running' && upload?.live) expect(sent).toBeGreaterThanOrEqual(before);
    before = upload?.live ? sent : (upload?.stored ?? 0);
  }
}
