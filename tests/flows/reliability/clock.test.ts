import { afterEach, describe, expect, it } from 'vitest';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, until, wishes } from './wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

/** This computer's clock, wrong by so many milliseconds, which may change. */
function wrongClock(offset: { ms: number }) {
  return { ...hurriedClock(20), now: () => new Date(Date.now() + offset.ms) };
}

const minute = 60_000;
const hour = 60 * minute;

describe('F-07: a clock that is wrong', () => {
  it.each([
    { words: '15 minutes ahead', ms: 15 * minute },
    { words: '15 minutes behind', ms: -15 * minute },
    { words: 'a day ahead', ms: 24 * hour },
  ])('by $words publishes all the same, and is told', async ({ ms }) => {
    stage = await rehearse({ engine: { clock: wrongClock({ ms }) } });
    const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    await expectEverythingOnce(stage, run);
    expect(run.findings.find(({ code }) => code === 'clock-off')).toMatchObject({
      severity: 'note',
    });
  });

  it('that jumps back in the middle changes nothing', async () => {
    const offset = { ms: 0 };
    stage = await rehearse({
      practice: { faults: ['processing-lasts:600'] },
      engine: { clock: wrongClock(offset) },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await until(stage, ({ ids }) => ids.build !== null);
    offset.ms = -3 * hour;
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});

describe('F-03: the computer sleeps', () => {
  it.each(['upload', 'processing'])(
    'during the %s: the time asleep is not waited',
    async (when) => {
      const offset = { ms: 0 };
      stage = await rehearse({
        practice: { faults: ['processing-lasts:600', 'slow-commit:30'], partSize: 64 * 1024 },
        engine: { clock: wrongClock(offset) },
      });
      const packagePath = await stage.sample({ sizeMb: 1 });
      const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
      await until(stage, ({ ids, upload }) =>
        when === 'upload' ? upload !== null : ids.build !== null,
      );
      // Wall time goes on while a computer sleeps; the clock that limits go by does not.
      offset.ms = 30 * hour;
      stage.engine.runs.tryNow(id);
      await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
    },
  );
});

describe('F-13: a run that lasts longer than its tokens', () => {
  it('brings a fresh one whenever the old one has run out', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:900'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await until(stage, ({ ids }) => ids.build !== null);
    for (let minutes = 11; minutes <= 121; minutes += 11) {
      // The server's time goes on by more than a token lives.
      stage.practice.faults.remove('clock-skew');
      stage.practice.faults.add(`clock-skew:${minutes * 60}`);
      const { length } = stage.practice.requests;
      const answered = () =>
        stage.practice.requests.slice(length).some(({ status }) => status === 200);
      await expect.poll(answered, { timeout: 10_000, interval: 10 }).toBe(true);
    }
    stage.practice.clock.advance(900 * minute);
    const run = await stage.engine.runs.settled(id);
    expect(stage.practice.requests.filter(({ status }) => status === 401).length).toBeGreaterThan(
      3,
    );
    stage.practice.faults.clear();
    await expectEverythingOnce(stage, run);
  });
});

describe('F-08: the key stops working in the middle', () => {
  it('one refusal is answered with a fresh token', async () => {
    stage = await rehearse({ practice: { faults: ['unauthorized-once*3'] } });
    const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    expect(run.status).toMatchObject({ state: 'failed', trouble: { code: 'key-refused' } });
    await stage.engine.runs.resume(run.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(run.id));
  });

  it('a revoked key stops the run, which is kept and goes on with a key that works', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:60'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    await until(stage, ({ ids }) => ids.build !== null);
    stage.practice.faults.add('unauthorized-once*100000');
    const stopped = await stage.engine.runs.settled(id);
    expect(stopped.status).toMatchObject({ state: 'failed', trouble: { code: 'key-refused' } });
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
