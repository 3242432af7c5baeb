import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../src-main/engine/ports';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, heldUp, parts, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

describe('the connection fails in the middle of the upload', () => {
  it('a lost connection is waited out without counting an attempt, and every part is stored once', async () => {
    stage = await rehearse({
      practice: {
        partSize: 64 * 1024,
        faults: ['cut-part:3@24000'],
        keepState: true,
      },
    });
    const packagePath = await stage.sample({ sizeMb: 12 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 4);
    const before = parts(stage).map(({ path }) => path);
    await stage.stopServer();
    const held = await heldUp(stage, 'offline');
    expect(held.status.state).toBe('running');
    const timesHeld = () => stage.snapshots.filter(({ wait }) => wait?.reason === 'offline').length;
    // More often than all attempts of a part together.
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const before = timesHeld();
      stage.engine.runs.tryNow(id);
      await expect.poll(timesHeld, { interval: 10 }).toBeGreaterThan(before);
    }
    expect(stage.snapshots.at(-1)?.status.state).toBe('running');
    await stage.startServerAgain();
    const run = await stage.engine.runs.settled(id);
    expect(run.wait).toBeNull();
    const stored = [...before, ...parts(stage).map(({ path }) => path)];
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored).toHaveLength(run.upload?.parts ?? 0);
    await expectEverythingOnce(stage, run);
  });

  it('“Try now” retries a lost connection at once', async () => {
    stage = await rehearse({
      practice: { keepState: true, faults: ['processing-lasts:2000'], speed: 600 },
      // Waits that would outlast the test.
      engine: {
        clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms * 50, signal) },
      },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ upload }) => upload?.partsStored === upload?.parts && upload !== null);
    await stage.stopServer();
    const trying = setInterval(() => stage.engine.runs.tryNow(id), 100);
    try {
      await heldUp(stage, 'offline');
      await stage.startServerAgain();
      const isAnswered = () => stage.practice.requests.some(({ status }) => status === 200);
      await expect.poll(isAnswered, { timeout: 30_000, interval: 10 }).toBe(true);
      await until(stage, ({ wait }) => wait === null);
    } finally {
      clearInterval(trying);
    }
    await stage.engine.runs.pause(id);
  });
});

describe('App Store Connect requests a pause', () => {
  it('every run of a key respects a requested pause, for its whole length', async () => {
    const clock = hurriedClock(20);
    const begun: number[] = [];
    let refusedAt = Number.POSITIVE_INFINITY;
    // Set by a request of the upload itself, which both runs still need: a fast run could end before a test noticed.
    const askForPause = () => stage.practice.faults.add('rate-limited:120');
    let isAsked = false;
    stage = await rehearse({
      engine: {
        clock,
        fetch: async (url, init) => {
          begun.push(clock.monotonic());
          if (!isAsked && String(url).includes('/v1/buildUploadFiles')) {
            isAsked = true;
            askForPause();
          }
          const response = await fetch(url, init);
          if (response.status !== 429) return response;
          const body = await response.text();
          refusedAt = Math.min(refusedAt, clock.monotonic());
          return new Response(body, response);
        },
      },
    });
    const first = await stage.sample({ fileName: 'one.ipa', build: '51' });
    const second = await stage.sample({ fileName: 'two.ipa', version: '1.5.0', build: '52' });
    const runs = await Promise.all(
      [first, second].map((packagePath) =>
        stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan }),
      ),
    );
    await heldUp(stage, 'rate-limited');
    const ended = await Promise.all(runs.map(({ id }) => stage.engine.runs.settled(id)));
    expect(ended.map(({ status }) => status.state)).toEqual(['done', 'done']);
    // What started before the response was read may still be in flight; then there is silence.
    const early = begun.filter((at) => at > refusedAt + 500 && at < refusedAt + 119_000);
    expect(early).toEqual([]);
    expect(begun.filter((at) => at >= refusedAt + 119_000).length).toBeGreaterThan(10);
  });

  it('polling slows down once only a tenth of the key’s hourly limit is left, so that publishing can continue', async () => {
    const hurried = hurriedClock(2000);
    const rests: number[] = [];
    const clock: Clock = {
      ...hurried,
      sleep: (milliseconds, signal) => {
        rests.push(milliseconds);
        return hurried.sleep(milliseconds, signal);
      },
    };
    stage = await rehearse({
      practice: { speed: 60, faults: ['hourly-limit:50', 'processing-lasts:100000'] },
      engine: { clock },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    const isRare = () => rests.includes(5 * 60_000);
    await expect.poll(isRare, { timeout: 50_000, interval: 10 }).toBe(true);
    await stage.engine.runs.pause(id);
    const untilThen = rests.slice(0, rests.indexOf(5 * 60_000));
    expect(untilThen.every((milliseconds) => milliseconds < 2 * 60_000)).toBe(true);
    const [first] = stage.practice.requests.filter(({ status }) => status === 429);
    expect(first).toBeUndefined();
  });
});

describe('App Store Connect has an outage', () => {
  it.each(['server-error-before:GET /v1/builds*6', 'html-body:GET /v1/builds*4'])(
    '%s is waited out',
    async (fault) => {
      stage = await rehearse({ practice: { faults: [fault] } });
      const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
      await expectEverythingOnce(stage, run);
    },
  );

  it('an outage of App Store Connect is reported after ten minutes, and the run can be resumed', async () => {
    stage = await rehearse({
      practice: { faults: ['server-error-before:GET /v1/builds*100000'] },
      engine: { clock: hurriedClock(200) },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(stopped.status).toMatchObject({ state: 'failed', error: { code: 'server-error' } });
    stage.practice.faults.clear();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(stopped.id));
  });
});

describe('connection errors and other servers', () => {
  const failing = (cause: Partial<NodeJS.ErrnoException>) => async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(), cause) });
  };
  const answering = (status: number, body: string) => async () => new Response(body, { status });

  it.each([
    { what: 'no DNS', fetch: failing({ code: 'ENOTFOUND' }), code: 'network-name-unknown' },
    { what: 'no route', fetch: failing({ code: 'ENETUNREACH' }), code: 'network-unreachable' },
    {
      what: 'a certificate of another server',
      fetch: failing({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      code: 'network-certificate',
    },
    { what: 'a proxy', fetch: answering(407, 'Proxy'), code: 'network-proxy' },
    {
      what: 'a sign-in page',
      fetch: answering(200, '<html>Welcome to Café Wi-Fi</html>'),
      code: 'answer-unreadable',
    },
  ])('$what has its own error', async ({ fetch, code }) => {
    stage = await rehearse({ engine: { fetch }, checksSchemas: false });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(run.status).toMatchObject({ state: 'failed', error: { code, retryable: true } });
  });
});
