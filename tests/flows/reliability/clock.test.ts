import { afterEach, describe, expect, it } from 'vitest';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

/** This computer's clock, wrong by this many milliseconds, which may change. */
function wrongClock(offset: { ms: number }) {
  return { ...hurriedClock(20), now: () => new Date(Date.now() + offset.ms) };
}

const minute = 60_000;
const hour = 60 * minute;

describe('a clock that is wrong', () => {
  it.each([
    { words: '15 minutes ahead', ms: 15 * minute },
    { words: '15 minutes behind', ms: -15 * minute },
    { words: 'a day ahead', ms: 24 * hour },
  ])('a clock that is $words does not prevent a publish, and is reported', async ({ ms }) => {
    stage = await rehearse({ engine: { clock: wrongClock({ ms }) } });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    await expectEverythingOnce(stage, run);
    expect(run.findings.find(({ code }) => code === 'clock-off')).toMatchObject({
      severity: 'note',
    });
  });

  it('a clock that jumps back in the middle of a run changes nothing', async () => {
    const offset = { ms: 0 };
    stage = await rehearse({
      practice: { faults: ['processing-lasts:600'] },
      engine: { clock: wrongClock(offset) },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ ids }) => ids.build !== null);
    offset.ms = -3 * hour;
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});

describe('the computer sleeps', () => {
  it.each(['upload', 'processing'])(
    'while the computer sleeps during the %s, the time asleep does not count',
    async (when) => {
      const offset = { ms: 0 };
      stage = await rehearse({
        practice: { faults: ['processing-lasts:600', 'slow-commit:30'], partSize: 64 * 1024 },
        engine: { clock: wrongClock(offset) },
      });
      const packagePath = await stage.sample({ sizeMb: 1 });
      const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
      await until(stage, ({ ids, upload }) =>
        when === 'upload' ? upload !== null : ids.build !== null,
      );
      // Wall time continues while a computer sleeps; the clock of the limits does not.
      offset.ms = 30 * hour;
      stage.engine.runs.tryNow(id);
      await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
    },
  );
});

describe('a run that lasts longer than its tokens', () => {
  it('a long run renews each token before it expires, so that none is refused', async () => {
    const offset = { ms: 0 };
    const tokens = new Set<string | null>();
    stage = await rehearse({
      practice: { faults: ['processing-lasts:100000'] },
      engine: {
        clock: { ...hurriedClock(1000), now: () => new Date(Date.now() + offset.ms) },
        fetch: (url, init) => {
          tokens.add(new Headers(init.headers).get('authorization'));
          return fetch(url, init);
        },
      },
    });
    const packagePath = await stage.sample();
    const limits = { findBuildMinutes: 10_000, processingMinutes: 10_000 };
    const plan = { packagePath, ...fullPlan, limits };
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await until(stage, ({ ids }) => ids.build !== null);
    for (let minutes = 1; minutes <= 30; minutes += 1) {
      offset.ms = minutes * minute;
      stage.practice.faults.remove('clock-skew');
      stage.practice.faults.add(`clock-skew:${minutes * 60}`);
      const { length } = stage.practice.requests;
      await expect
        .poll(() => stage.practice.requests.length, { interval: 10 })
        .toBeGreaterThan(length);
    }
    stage.practice.clock.advance(100_000 * minute);
    const run = await stage.engine.runs.settled(id);
    expect(stage.practice.requests.filter(({ status }) => status === 401)).toEqual([]);
    expect(tokens.size).toBeGreaterThan(2);
    await expectEverythingOnce(stage, run);
  });

  it('a long run uses a new token when the server’s time advanced by more than a token’s lifetime', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:900'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ ids }) => ids.build !== null);
    for (let minutes = 11; minutes <= 44; minutes += 11) {
      stage.practice.faults.remove('clock-skew');
      stage.practice.faults.add(`clock-skew:${minutes * 60}`);
      const { length } = stage.practice.requests;
      const answered = () =>
        stage.practice.requests.slice(length).some(({ status }) => status === 200);
      await expect.poll(answered, { timeout: 10_000, interval: 10 }).toBe(true);
    }
    stage.practice.clock.advance(900 * minute);
    const run = await stage.engine.runs.settled(id);
    const refused = stage.practice.requests.filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThan(1);
    stage.practice.faults.clear();
    await expectEverythingOnce(stage, run);
  });
});

describe('a key that stops working in the middle of a run', () => {
  it('one refusal is answered with a new token, and is not reported', async () => {
    stage = await rehearse({ practice: { faults: ['unauthorized-once'] } });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(stage.practice.requests.filter(({ status }) => status === 401)).toHaveLength(1);
    await expectEverythingOnce(stage, run);
  });

  it('refusals of new tokens too are reported as a refused key, and resuming tries it again', async () => {
    stage = await rehearse({ practice: { faults: ['unauthorized-once*3'] } });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'key-refused' } });
    await stage.engine.runs.resume(run.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(run.id));
  });

  it('a revoked key stops the run, which is kept and resumed with a key that works', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:60'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ ids }) => ids.build !== null);
    stage.practice.faults.add('unauthorized-once*100000');
    const stopped = await stage.engine.runs.settled(id);
    expect(stopped.status).toMatchObject({ state: 'failed', error: { code: 'key-refused' } });
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
