import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { expectEverythingOnce as expectOnce, until, wishes, writes } from './reliability/wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(...faults: string[]): Promise<void> {
  stage = await rehearse({
    practice: { partSize: 64 * 1024, faults },
  });
}

async function publish(plan: Partial<PublishPlanInput> = wishes): Promise<PublishRun> {
  return stage.publish({ packagePath: await stage.sample({ sizeMb: 1 }), ...plan });
}

/** Starts a run and comes back in the middle of its upload. */
async function beginUpload(): Promise<string> {
  const packagePath = await stage.sample({ sizeMb: 1 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
  const stored = () => stage.snapshots.at(-1)?.upload?.partsStored ?? 0;
  await expect.poll(stored, { timeout: 20_000 }).toBeGreaterThan(3);
  return id;
}

const expectEverythingOnce = (run: PublishRun) => expectOnce(stage, run);

describe('F-16: an answer that is lost after the write was applied', () => {
  it.each(writes)('%s is found again, not repeated', async (place) => {
    await begin(`lost-answer:${place}`);
    await expectEverythingOnce(await publish());
  });

  it.each(writes)('%s answered with a server error is found again, not repeated', async (place) => {
    await begin(`server-error-after:${place}`);
    await expectEverythingOnce(await publish());
  });

  it.each(writes)('%s that never happened is sent again', async (place) => {
    await begin(`server-error-before:${place}`);
    await expectEverythingOnce(await publish());
  });
});

describe('trouble on the line is passed over without a word', () => {
  it.each([
    'unauthorized-once',
    'rate-limited:1',
    'rate-limited',
    'html-body:GET /v1/builds',
    'missing-once:GET /v1/buildUploads/',
    'cut-part:3@20000',
    'part-504:2',
    'clock-skew:240',
    'clock-skew:-240',
  ])('%s', async (fault) => {
    await begin(fault);
    await expectEverythingOnce(await publish());
  });
});

describe('F-12: addresses of parts that run out', () => {
  it('are asked for anew, and parts that are stored stay', async () => {
    await begin('expired-operations');
    await expectEverythingOnce(await publish());
  });
});

describe('F-09: a role that is too small', () => {
  it('is told at once and not tried again', async () => {
    const place = 'POST /v1/betaBuildLocalizations';
    await begin(`forbidden:${place}`);
    const run = await publish();
    expect(run.status).toMatchObject({ state: 'failed', trouble: { code: 'role-too-small' } });
    const tries = stage.practice.requests.filter(({ status }) => status === 403);
    expect(tries).toHaveLength(1);
    expect(JSON.stringify(run.status)).toMatch(/role/i);
  });
});

describe('what Apple says against the build is told in Apple’s words', () => {
  it.each([
    { fault: 'delivery-fails:90683', code: 'delivery-failed', step: 'appear', words: /90683/ },
    { fault: 'processing-fails', code: 'processing-failed', step: 'process', words: /./ },
    { fault: 'processing-invalid', code: 'processing-failed', step: 'process', words: /./ },
    { fault: 'review-rejected', code: 'review-rejected', step: 'testers', words: /rejected/ },
    { fault: 'agreement-missing', code: 'agreement-missing', step: 'find-app', words: /./ },
  ])('$fault', async ({ fault, code, step, words }) => {
    await begin(fault);
    const run = await publish({ ...wishes, waitForTesters: true });
    if (run.status.state !== 'failed') throw new Error(`the run is ${JSON.stringify(run.status)}`);
    expect(run.status.trouble).toMatchObject({ code });
    expect(run.status.trouble.detail).toMatch(words);
    expect(run.steps.find(({ progress }) => progress.state === 'failed')?.id).toBe(step);
  });
});

describe('a build that is over while its testers are waited for ends the wait', () => {
  it.each([
    { what: 'made invalid', change: { invalidAt: 0 }, code: 'processing-failed' },
    { what: 'expired by hand', change: { expiredByHand: true }, code: 'build-expired' },
  ])('$what', async ({ change, code }) => {
    await begin('review-lasts:100000');
    const packagePath = await stage.sample();
    const plan = { packagePath, ...wishes, waitForTesters: true };
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await until(stage, ({ reviewState }) => reviewState !== null);
    for (const build of stage.practice.world.state.builds) Object.assign(build, change);
    const { status } = await stage.engine.runs.settled(id);
    expect(status).toMatchObject({ state: 'failed', trouble: { code } });
  });
});

describe('a run that stopped is carried on from where the server says it is', () => {
  it('after the storage was in trouble for good, without sending again what is there', async () => {
    await begin('part-504:9*50');
    const first = await publish();
    expect(first.status).toMatchObject({
      state: 'failed',
      trouble: { code: 'server-trouble' },
    });
    stage.practice.faults.clear();
    const before = stage.practice.requests.length;
    await stage.engine.runs.resume(first.id);
    await expectEverythingOnce(await stage.engine.runs.settled(first.id));
    const sentAgain = stage.practice.requests
      .slice(before)
      .filter(({ method }) => method === 'PUT');
    expect(sentAgain.length).toBe((first.upload?.parts ?? 0) - (first.upload?.partsStored ?? 0));
  });

  it('after waiting stopped at a limit, once the build appears', async () => {
    await begin('build-never-appears');
    const limits = { findBuildMinutes: 0.02, processingMinutes: 120 };
    const stopped = await publish({ ...wishes, limits });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'find-build' });
    for (const build of stage.practice.world.state.builds)
      build.appearsAt ??= stage.practice.clock.now();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(await stage.engine.runs.settled(stopped.id));
  });

  it('after processing took longer than the limit, with all wishes kept', async () => {
    await begin('processing-lasts:900');
    const stopped = await publish({
      ...wishes,
      limits: { findBuildMinutes: 15, processingMinutes: 0.03 },
    });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
    stage.practice.clock.advance(901 * 60_000);
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(await stage.engine.runs.settled(stopped.id));
  });

  it('after a pause in the middle of the upload', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    const paused = await stage.engine.runs.pause(id);
    expect(paused.status.state).toBe('paused');
    const before = stage.practice.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stage.practice.requests.length).toBe(before);
    // The part that was to stand still may not have been begun before the pause.
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(await stage.engine.runs.settled(id));
  });
});

describe('cancelling', () => {
  it('in the middle of the upload withdraws it, and the number is free again', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    const cancelled = await stage.engine.runs.cancel(id);
    expect(cancelled.status).toMatchObject({ state: 'cancelled', uploadRemoved: true });
    const uploads = await stage.ask(
      `/v1/apps/${cancelled.app?.id}/buildUploads?filter[cfBundleVersion]=42`,
    );
    expect(uploads.rows).toEqual([]);
    await expect(stage.engine.runs.resume(id)).rejects.toMatchObject({
      trouble: { code: 'run-not-resumable' },
    });
  });

  it('is refused once Apple has the file, and the run can be carried on', async () => {
    await begin('build-never-appears');
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await expect
      .poll(() => stage.snapshots.at(-1)?.delivery?.state, { timeout: 20_000 })
      .toBe('COMPLETE');
    await expect(stage.engine.runs.cancel(id)).rejects.toMatchObject({
      trouble: { code: 'run-past-withdrawal' },
    });
    expect((await stage.engine.runs.get(id)).status.state).toBe('paused');
  });
});

describe('the package on this computer', () => {
  it('that changes between two attempts is not published', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    await stage.engine.runs.pause(id);
    await writeFile(await stage.sample({ sizeMb: 2 }), 'something else');
    await stage.engine.runs.resume(id);
    const second = await stage.engine.runs.settled(id);
    expect(second.status).toMatchObject({ state: 'failed', trouble: { code: 'package-changed' } });
  });
});
