import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/engine/system-clock';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, heldUp, parts, until, wishes } from './wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

describe('F-01: the line goes down in the middle of the upload', () => {
  it('is waited out without an attempt burned, and every part is stored once', async () => {
    stage = await rehearse({
      practice: {
        partSize: 64 * 1024,
        faults: ['cut-part:3@24000'],
        keepState: true,
      },
    });
    const packagePath = await stage.sample({ sizeMb: 12 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 4);
    const before = parts(stage).map(({ path }) => path);
    await stage.stopServer();
    const held = await heldUp(stage, 'offline');
    expect(held.status.state).toBe('running');
    // Longer than all tries of a part and of a request would last.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await stage.startServerAgain();
    const run = await stage.engine.runs.settled(id);
    expect(run.hold).toBeNull();
    const stored = [...before, ...parts(stage).map(({ path }) => path)];
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored).toHaveLength(run.upload?.parts ?? 0);
    await expectEverythingOnce(stage, run);
  });

  it('“Try now” asks again at once', async () => {
    stage = await rehearse({
      practice: { keepState: true, faults: ['processing-lasts:2000'], speed: 600 },
      // Waits that nobody would live to see the end of.
      engine: {
        clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms * 50, signal) },
      },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await until(stage, ({ upload }) => upload?.partsStored === upload?.parts && upload !== null);
    await stage.stopServer();
    const trying = setInterval(() => stage.engine.runs.tryNow(id), 100);
    try {
      await heldUp(stage, 'offline');
      await stage.startServerAgain();
      await until(stage, ({ hold, ids }) => hold === null && ids.build !== null);
    } finally {
      clearInterval(trying);
    }
    await stage.engine.runs.pause(id);
  });
});

describe('F-10: App Store Connect asks for a pause', () => {
  it('every run of the key keeps it, for as long as was asked', async () => {
    stage = await rehearse({ engine: { clock: systemClock } });
    const first = await stage.sample({ fileName: 'one.ipa', build: '51' });
    const second = await stage.sample({ fileName: 'two.ipa', version: '1.5.0', build: '52' });
    const runs = await Promise.all(
      [first, second].map((packagePath) =>
        stage.engine.runs.start(stage.connection, { packagePath, ...wishes }),
      ),
    );
    await until(stage, ({ upload }) => upload !== null);
    stage.practice.faults.add('rate-limited:2');
    await heldUp(stage, 'rate-limited');
    const ended = await Promise.all(runs.map(({ id }) => stage.engine.runs.settled(id)));
    expect(ended.map(({ status }) => status.state)).toEqual(['done', 'done']);
    const api = stage.practice.requests.filter(({ path }) => !path.startsWith('/parts/'));
    const refused = api.findIndex(({ status }) => status === 429);
    const asked = Date.parse(api[refused]?.at ?? '');
    // What was under way before the answer was read may still arrive; then there is silence.
    const early = api.filter(
      ({ at }) => Date.parse(at) > asked + 800 && Date.parse(at) < asked + 1_950,
    );
    expect(early).toEqual([]);
  });

  it('looking becomes rare before the hour is spent, so that what publishes still goes out', async () => {
    stage = await rehearse({
      practice: { speed: 60, faults: ['hourly-limit:300', 'processing-lasts:6'] },
      engine: { clock: hurriedClock(400) },
    });
    const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    expect(stage.practice.requests.filter(({ status }) => status === 429)).toEqual([]);
    await expectEverythingOnce(stage, run);
  });
});

describe('F-11: App Store Connect is in trouble', () => {
  it.each(['server-error-before:GET /v1/builds*6', 'html-body:GET /v1/builds*4'])(
    '%s is outlasted',
    async (fault) => {
      stage = await rehearse({ practice: { faults: [fault] } });
      const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
      await expectEverythingOnce(stage, run);
    },
  );

  it('that lasts is told after ten minutes, and the run can be carried on', async () => {
    stage = await rehearse({
      practice: { faults: ['server-error-before:GET /v1/builds*100000'] },
      engine: { clock: hurriedClock(200) },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    expect(stopped.status).toMatchObject({ state: 'failed', trouble: { code: 'server-trouble' } });
    stage.practice.faults.clear();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(stopped.id));
  });
});

describe('F-24: somebody or nobody on the way answers', () => {
  const failing = (cause: Partial<NodeJS.ErrnoException>) => async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(), cause) });
  };
  const answering = (status: number, body: string) => async () => new Response(body, { status });

  it.each([
    { what: 'no DNS', fetch: failing({ code: 'ENOTFOUND' }), code: 'network-name-unknown' },
    { what: 'no route', fetch: failing({ code: 'ENETUNREACH' }), code: 'network-unreachable' },
    {
      what: 'a certificate of somebody else',
      fetch: failing({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      code: 'network-certificate',
    },
    { what: 'a proxy', fetch: answering(407, 'Proxy'), code: 'network-proxy' },
    {
      what: 'a sign-in page',
      fetch: answering(200, '<html>Welcome to Café Wi-Fi</html>'),
      code: 'answer-unreadable',
    },
  ])('$what has its own words', async ({ fetch, code }) => {
    stage = await rehearse({ engine: { fetch }, checksSchemas: false });
    const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    expect(run.status).toMatchObject({ state: 'failed', trouble: { code, retryable: true } });
  });
});
