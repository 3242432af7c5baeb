import { expect, it } from 'vitest';
import type { PublishRun, StepState } from '#shared/domain/publish-run';
import { processingTimes } from '../../src-renderer/words/processing-times';
import { sampleRun, stepsUpTo } from '../helpers/sample-run';

const minute = 60_000;
/** The sample's earlier steps run from 14:00 to 14:02, the appearing of the build among them. */
const begin = Date.parse('2026-11-22T14:00:00.000Z');
const at = (minutes: number): string => new Date(begin + minutes * minute).toISOString();

/** A run whose build Apple processed this many minutes after the upload. */
function processedIn(minutes: number, place: number): PublishRun {
  const done: StepState = { state: 'done', startedAt: at(2), endedAt: at(minutes), sentence: '' };
  return sampleRun({
    id: `run-${place}`,
    createdAt: at(place),
    status: { state: 'done', at: at(minutes) },
    steps: stepsUpTo('process', done),
  });
}

const history = (minutes: readonly number[]): PublishRun[] => minutes.map(processedIn);

it('the times of the builds have a median, a slow case for one in ten, and the longest', () => {
  const times = processingTimes(history([7, 8, 9, 11, 8, 7, 14, 9, 31, 12]));
  expect(times.builds.map(({ took }) => took / minute)).toEqual([7, 8, 9, 11, 8, 7, 14, 9, 31, 12]);
  expect(times.median).toBe(9 * minute);
  expect(times.slow).toBe(14 * minute);
  expect(times.longest).toBe(31 * minute);
});

it('fewer than five builds have no usual time', () => {
  const times = processingTimes(history([7, 8, 9, 11]));
  expect(times.builds).toHaveLength(4);
  expect(times).toMatchObject({ median: null, slow: null, longest: 11 * minute });
});

it('only the newest 24 builds count', () => {
  const times = processingTimes(history([300, ...Array.from({ length: 24 }, () => 9)]));
  expect(times.builds).toHaveLength(24);
  expect(times.longest).toBe(9 * minute);
});

it('a wait that nothing watched, and a build that was there before, do not count', () => {
  const late: StepState = { state: 'done', startedAt: at(40), endedAt: at(41), sentence: '' };
  const unwatched = sampleRun({ steps: stepsUpTo('process', late) });
  const existing = processedIn(9, 1);
  const plan = { ...existing.plan, scope: 'skip-upload' as const };
  expect(processingTimes([unwatched, { ...existing, plan }]).builds).toEqual([]);
});

it('a build that Apple is processing counts from the end of its upload', () => {
  const waiting: StepState = { state: 'running', startedAt: at(2), sentence: '', limitAt: null };
  const run = sampleRun({ steps: stepsUpTo('process', waiting) });
  expect(processingTimes([run]).now).toEqual({ run, since: at(0) });
  expect(processingTimes([processedIn(9, 1)]).now).toBeNull();
});
