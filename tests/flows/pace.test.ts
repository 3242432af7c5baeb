import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../src-main/engine/ports';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { heldUp, until } from './reliability/full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

const looks = (): number => stage.practice.requests.filter(({ method }) => method === 'GET').length;

/** How often Apple is polled in two hours of processing that does not end. */
async function looksInTwoHours(pace: 'shown' | 'hidden'): Promise<number> {
  stage = await rehearse({
    practice: { faults: ['processing-lasts:100000'] },
    engine: { clock: hurriedClock(3000) },
  });
  stage.engine.runs.setPace(pace);
  const run = await stage.publish({ packagePath: await stage.sample() });
  expect(run.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
  return looks();
}

it('while the window is hidden, Apple is polled about half as often', async () => {
  const shown = await looksInTwoHours('shown');
  await stage.end();
  const hidden = await looksInTwoHours('hidden');
  console.log(`requests in two hours: ${shown} shown, ${hidden} hidden`);
  expect(shown).toBeLessThan(200);
  expect(hidden).toBeLessThan(0.65 * shown);
  expect(hidden).toBeGreaterThan(0.35 * shown);
});

/** Waits that would outlast the test. */
const endless = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms * 10_000, signal),
};

it('showing the window shows Apple’s progress at once', async () => {
  stage = await rehearse({
    practice: { faults: ['build-never-appears'] },
    engine: { clock: endless },
  });
  stage.engine.runs.setPace('hidden');
  const { id } = await stage.engine.runs.start(stage.connection, {
    packagePath: await stage.sample(),
  });
  await until(stage, ({ steps }) =>
    steps.some((step) => step.id === 'appear' && step.progress.state === 'running'),
  );
  await expect.poll(looks).toBeGreaterThan(0);
  const before = looks();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const still = looks();
  stage.engine.runs.setPace('shown');
  await expect.poll(looks).toBeGreaterThan(still);
  expect(still - before).toBeLessThanOrEqual(2);
  await stage.engine.runs.pause(id);
});

it('a pause that Apple requested is respected even when the window is shown', async () => {
  stage = await rehearse({ practice: { faults: [] }, engine: { clock: systemClock } });
  stage.practice.faults.add('rate-limited:600');
  stage.engine.runs.setPace('hidden');
  const { id } = await stage.engine.runs.start(stage.connection, {
    packagePath: await stage.sample(),
  });
  await heldUp(stage, 'rate-limited');
  const before = stage.practice.requests.length;
  stage.engine.runs.setPace('shown');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(stage.practice.requests.length).toBe(before);
  await stage.engine.runs.pause(id);
});
