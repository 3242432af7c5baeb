import { expect, it } from 'vitest';
import { usePlan } from '../../src-renderer/store/plan';
import { openPracticeRuns, resetPractice } from '../../src-renderer/store/practice-actions';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { planWith, sampleDestination } from '../helpers/sample-plan';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();

it('after the practice world restarts, the open plan is read again', async () => {
  const destination = { ...sampleDestination, groups: [] };
  main.answer({ 'practice:reset': () => ok(null), 'destinations:read': () => ok(destination) });
  usePlan.setState({ plan: planWith() });
  expect(await resetPractice(null)).toBeNull();
  await settled();
  expect(usePlan.getState().plan?.destination).toMatchObject({ state: 'known', destination });
});

it('a practice world that cannot restart returns the reason and changes nothing', async () => {
  main.answer({ 'practice:reset': () => refused('practice-unavailable') });
  const plan = planWith();
  usePlan.setState({ plan });
  expect(await resetPractice('many-builds')).toMatchObject({ code: 'practice-unavailable' });
  expect(usePlan.getState().plan).toBe(plan);
  expect(useWindow.getState().toasts).toEqual([]);
});

it('only unfinished practice runs are counted before the world restarts', () => {
  const at = '2026-11-22T14:02:00.000Z';
  const runs = [
    sampleRun({ id: 'running' }),
    sampleRun({ id: 'paused', status: { state: 'paused', at } }),
    sampleRun({ id: 'done', status: { state: 'done', at } }),
    sampleRun({ id: 'live', environment: 'live' }),
  ];
  useSnapshots.setState({ runs: Object.fromEntries(runs.map((run) => [run.id, run])) });
  expect(openPracticeRuns()).toBe(2);
});
