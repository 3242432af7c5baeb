import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { Fetch } from '../../src-main/engine/ports';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import {
  expectEverythingOnce as expectOnce,
  fullPlan,
  until,
  writes,
} from './reliability/full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(...faults: string[]): Promise<void> {
  stage = await rehearse({
    practice: { partSize: 64 * 1024, faults },
    // A write that never happened is looked up for as long as reads may lag.
    engine: { clock: hurriedClock(100) },
  });
}

async function publish(plan: Partial<PublishPlanInput> = fullPlan): Promise<PublishRun> {
  return stage.publish({ packagePath: await stage.sample({ sizeMb: 1 }), ...plan });
}

/** Starts a run and returns in the middle of its upload. */
async function beginUpload(): Promise<string> {
  const packagePath = await stage.sample({ sizeMb: 1 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
  const stored = () => stage.snapshots.at(-1)?.upload?.partsStored ?? 0;
  await expect.poll(stored, { timeout: 20_000 }).toBeGreaterThan(3);
  return id;
}

const expectEverythingOnce = (run: PublishRun) => expectOnce(stage, run);

describe('each write of a run fails once', () => {
  it.each([
    ['its answer is lost: it is found again, not repeated', 'lost-answer'],
    ['it is answered with a server error: it is found again, not repeated', 'server-error-after'],
    ['it never happens: it is sent again', 'server-error-before'],
  ])('each write of a run survives one failure; %s', async (_, fault) => {
    await begin(...writes.map((place) => `${fault}:${place}`));
    const run = await publish();
    expect(stage.practice.faults.list()).toEqual([]);
    await expectEverythingOnce(run);
  });
});

describe('a write without a response when the program quits', () => {
  /** The server has applied it, and its response never comes. */
  function neverAnswered(path: string): Fetch {
    let isOver = false;
    return async (url, init) => {
      const answer = await fetch(url, init);
      if (isOver || init.method !== 'POST' || url.pathname !== path) return answer;
      isOver = true;
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    };
  }

  it.each(['/v1/buildUploads', '/v1/buildUploadFiles', '/v1/betaAppReviewSubmissions'])(
    'a write whose response was awaited at quit is looked up by the next process, and not sent a second time: POST %s',
    async (path) => {
      stage = await rehearse({
        practice: { partSize: 64 * 1024 },
        engine: { fetch: neverAnswered(path) },
      });
      const packagePath = await stage.sample();
      const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
      const sent = () =>
        stage.practice.requests.filter(
          (request) => request.method === 'POST' && request.path === path,
        );
      await expect.poll(sent, { timeout: 20_000 }).toHaveLength(1);
      await stage.reopen();
      const waiting = await stage.engine.runs.get(id);
      expect(waiting).toMatchObject({ status: { state: 'paused' }, writes: { open: 1 } });
      await stage.engine.runs.resume(id);
      await expectEverythingOnce(await stage.engine.runs.settled(id));
      expect(sent()).toHaveLength(1);
    },
  );
});

describe('transient errors', () => {
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
  ])('a transient error is retried silently: %s', async (fault) => {
    await begin(fault);
    await expectEverythingOnce(await publish());
  });
});

describe('part URLs that expire', () => {
  it('expired part URLs are requested again, and stored parts stay', async () => {
    await begin('expired-operations');
    await expectEverythingOnce(await publish());
  });
});

describe('a part that App Store Connect lost before the commit', () => {
  it('a part that App Store Connect lost is named by the failed run, and resuming sends that part alone', async () => {
    let isToLose = true;
    stage = await rehearse({
      practice: { partSize: 64 * 1024 },
      engine: {
        fetch: async (url, init) => {
          if (init.method === 'PATCH' && isToLose) {
            isToLose = false;
            const [file] = stage.practice.world.state.buildUploadFiles.slice(-1);
            const part = file?.parts.find(({ partNumber }) => partNumber === 3);
            if (part) part.md5 = null;
          }
          return fetch(url, init);
        },
      },
    });
    const run = await publish();
    expect(run.status).toMatchObject({
      state: 'failed',
      error: { code: 'upload-incomplete', retryable: true, detail: expect.stringMatching(/ 3$/) },
    });
    const before = stage.practice.requests.length;
    await stage.engine.runs.resume(run.id);
    await expectEverythingOnce(await stage.engine.runs.settled(run.id));
    const sent = stage.practice.requests
      .slice(before)
      .flatMap(({ method, path }) => (method === 'PUT' ? [path.split('/').at(-1)] : []));
    expect(sent).toEqual(['3']);
  });
});

describe('a package without its identity', () => {
  it.each(['bundle-id-missing', 'version-missing', 'build-number-missing'] as const)(
    'a package without its identity is not published with any override, and is never looked up: %s',
    async (code) => {
      await begin();
      const overrides = [{ code, reason: 'Everybody knows it' }];
      const packagePath = await stage.sample({ defects: [code] });
      const run = await stage.publish({ packagePath, ...fullPlan, overrides });
      expect(run.status).toMatchObject({ state: 'blocked', findings: [{ code }] });
      expect(stage.practice.requests).toEqual([]);
    },
  );
});

describe('a role that lacks permission', () => {
  it('a role that lacks permission is reported at once and not retried', async () => {
    const place = 'POST /v1/betaBuildLocalizations';
    await begin(`forbidden:${place}`);
    const run = await publish();
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'role-too-small' } });
    const tries = stage.practice.requests.filter(({ status }) => status === 403);
    expect(tries).toHaveLength(1);
    expect(JSON.stringify(run.status)).toMatch(/role/i);
  });
});

describe('Apple’s errors about the build', () => {
  it.each([
    { fault: 'delivery-fails:90683', code: 'delivery-failed', step: 'appear', words: /90683/ },
    { fault: 'delivery-fails:90189', code: 'build-already-used', step: 'appear', words: /90189/ },
    { fault: 'processing-fails', code: 'processing-failed', step: 'process', words: /./ },
    { fault: 'processing-invalid', code: 'processing-failed', step: 'process', words: /./ },
    { fault: 'review-rejected', code: 'review-rejected', step: 'testers', words: /rejected/ },
    { fault: 'agreement-missing', code: 'agreement-missing', step: 'find-app', words: /./ },
  ])(
    'an error about the build is reported in Apple’s words: $fault',
    async ({ fault, code, step, words }) => {
      await begin(fault);
      const run = await publish({ ...fullPlan, waitForTesters: true });
      if (run.status.state !== 'failed')
        throw new Error(`the run is ${JSON.stringify(run.status)}`);
      expect(run.status.error).toMatchObject({ code });
      expect(inWords(run.status.error.detail)).toMatch(words);
      expect(run.steps.find(({ progress }) => progress.state === 'failed')?.id).toBe(step);
    },
  );
});

describe('a build that ends while the run waits for testers', () => {
  it.each([
    { what: 'made invalid', change: { invalidAt: 0 }, code: 'processing-failed' },
    { what: 'expired by hand', change: { expiredByHand: true }, code: 'build-expired' },
  ])('a build that was $what ends the wait for testers', async ({ change, code }) => {
    await begin('review-lasts:100000');
    const packagePath = await stage.sample();
    const plan = { packagePath, ...fullPlan, waitForTesters: true };
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await until(stage, ({ reviewState }) => reviewState !== null);
    for (const build of stage.practice.world.state.builds) Object.assign(build, change);
    const { status } = await stage.engine.runs.settled(id);
    expect(status).toMatchObject({ state: 'failed', error: { code } });
  });
});

describe('a resumed run continues from the server’s state', () => {
  it('a run resumes after a lasting storage failure, without sending stored parts again', async () => {
    await begin('part-504:9*50');
    const first = await publish();
    expect(first.status).toMatchObject({
      state: 'failed',
      error: { code: 'server-error' },
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

  it('a run resumes after its wait reached the limit, once the build appears', async () => {
    await begin('build-never-appears');
    const limits = { findBuildMinutes: 0.02, processingMinutes: 120 };
    const stopped = await publish({ ...fullPlan, limits });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'find-build' });
    for (const build of stage.practice.world.state.builds)
      build.appearsAt ??= stage.practice.clock.now();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(await stage.engine.runs.settled(stopped.id));
  });

  it('a run resumes after processing took longer than the limit, with its whole plan', async () => {
    await begin('processing-lasts:900');
    const stopped = await publish({
      ...fullPlan,
      limits: { findBuildMinutes: 15, processingMinutes: 0.03 },
    });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
    stage.practice.clock.advance(901 * 60_000);
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(await stage.engine.runs.settled(stopped.id));
  });

  it('a run resumes after a pause in the middle of the upload', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    const paused = await stage.engine.runs.pause(id);
    expect(paused.status.state).toBe('paused');
    const before = stage.practice.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stage.practice.requests.length).toBe(before);
    // The part that was to stall may not have been started before the pause.
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(await stage.engine.runs.settled(id));
  });
});

describe('cancelling', () => {
  it('cancelling in the middle of the upload withdraws it, and the number is available again', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    const cancelled = await stage.engine.runs.cancel(id);
    expect(cancelled.status).toMatchObject({ state: 'cancelled', uploadRemoved: true });
    const uploads = await stage.ask(
      `/v1/apps/${cancelled.app?.id}/buildUploads?filter[cfBundleVersion]=42`,
    );
    expect(uploads.rows).toEqual([]);
    await expect(stage.engine.runs.resume(id)).rejects.toMatchObject({
      error: { code: 'run-not-resumable' },
    });
  });

  it('cancelling before anything was sent withdraws nothing, and says so', async () => {
    await begin('server-error-before:GET /v1/apps*99');
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ steps }) => steps[1]?.progress.state === 'running');
    await stage.engine.runs.pause(id);
    const cancelled = await stage.engine.runs.cancel(id);
    expect(cancelled.status).toMatchObject({ state: 'cancelled', uploadRemoved: false });
    expect(stage.practice.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('cancelling is refused once Apple has the file, and the run can be resumed', async () => {
    await begin('build-never-appears');
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await expect
      .poll(() => stage.snapshots.at(-1)?.delivery?.state, { timeout: 20_000 })
      .toBe('COMPLETE');
    await expect(stage.engine.runs.cancel(id)).rejects.toMatchObject({
      error: { code: 'run-past-withdrawal' },
    });
    expect((await stage.engine.runs.get(id)).status.state).toBe('paused');
  });
});

describe('the package file changes', () => {
  it('a package that changes between two attempts is not published', async () => {
    await begin('stall-part:5');
    const id = await beginUpload();
    await stage.engine.runs.pause(id);
    await writeFile(await stage.sample({ sizeMb: 2 }), 'something else');
    await stage.engine.runs.resume(id);
    const second = await stage.engine.runs.settled(id);
    expect(second.status).toMatchObject({ state: 'failed', error: { code: 'package-changed' } });
  });
});
