import { expect, test } from 'vitest';
import type { PublishRun, StepState } from '#shared/domain/publish-run';
import { stuckWait, stuckWords } from '../../src-renderer/words/stuck';
import { sampleRun, stepsUpTo } from '../helpers/sample-run';

const minute = 60_000;
const hour = 60 * minute;
/** The sample's steps end at this time. */
const begin = Date.parse('2026-11-22T14:02:00.000Z');
const after = (length: number): number => begin + length;

const running: StepState = {
  state: 'running',
  startedAt: new Date(begin).toISOString(),
  sentence: '',
  limitAt: null,
};

function processing(change: Partial<PublishRun> = {}): PublishRun {
  const ids = {
    buildUpload: 'upload-1',
    buildUploadFile: 'file-1',
    build: 'build-1',
    reviewSubmission: null,
  };
  return sampleRun({ ids, steps: stepsUpTo('process', running), ...change });
}

test('what helps is shown after half an hour, and more of it after a day', () => {
  const run = processing();
  expect(stuckWait(run, after(29 * minute))).toBeNull();
  expect(stuckWait(run, after(30 * minute))).toMatchObject({ what: 'process', stage: 'minutes' });
  expect(stuckWait(run, after(23.9 * hour))?.stage).toBe('minutes');
  expect(stuckWait(run, after(24 * hour))?.stage).toBe('day');
});

test('a build that Apple has not listed yet is not said to be processed', () => {
  const run = processing();
  const noBuild = { ...run, ids: { ...run.ids, build: null } };
  expect(stuckWait(noBuild, after(hour))?.what).toBe('appear');
});

test('a processed build whose notes are still being sent is not stuck', () => {
  const buildStates = {
    processing: 'VALID',
    internal: 'IN_BETA_TESTING',
    external: 'READY_FOR_BETA_SUBMISSION',
  };
  expect(stuckWait(processing({ buildStates }), after(hour))).toBeNull();
});

test('the time since the upload is said in whole minutes, then in whole hours', () => {
  const run = processing();
  const title = (length: number): string => {
    const wait = stuckWait(run, after(length));
    return wait === null ? '' : stuckWords(run, wait).title;
  };
  expect(title(34 * minute + 20_000)).toBe('Apple has been processing this build for 34 min');
  expect(title(26 * hour + 40 * minute)).toBe('Apple has been processing this build for 26 h');
});

test('a run that stopped waiting still says what helps, also after a restart', () => {
  for (const status of [
    { state: 'stopped-waiting', at: new Date(after(hour)).toISOString(), limit: 'processing' },
    { state: 'interrupted' },
    { state: 'paused', at: new Date(after(hour)).toISOString() },
  ] as const) {
    const pending = { state: 'pending' } as const;
    const run = processing({ status, steps: stepsUpTo('process', pending) });
    expect(stuckWait(run, after(2 * hour)), status.state).toMatchObject({ what: 'process' });
  }
});

test('a failed, canceled or finished run is not stuck', () => {
  const at = new Date(after(hour)).toISOString();
  const over: PublishRun['status'][] = [
    { state: 'cancelled', at, uploadRemoved: false },
    { state: 'done', at },
    { state: 'blocked', at, findings: [] },
  ];
  for (const status of over)
    expect(stuckWait(processing({ status }), after(48 * hour)), status.state).toBeNull();
});

test('a review is late after a day, whether its run waits for it or has ended', () => {
  const waiting = sampleRun({
    reviewState: 'WAITING_FOR_REVIEW',
    steps: stepsUpTo('testers', running),
  });
  const ended = sampleRun({
    reviewState: 'IN_REVIEW',
    status: { state: 'done', at: new Date(begin).toISOString() },
    steps: stepsUpTo('testers', { state: 'skipped', sentence: '' }),
  });
  for (const run of [waiting, ended]) {
    expect(stuckWait(run, after(23 * hour))).toBeNull();
    expect(stuckWait(run, after(25 * hour))).toMatchObject({ what: 'review', stage: 'day' });
  }
  expect(stuckWait({ ...ended, reviewState: 'APPROVED' }, after(25 * hour))).toBeNull();
});
