import { expect, test, vi } from 'vitest';
import type { PublishRun, Step, StepState } from '#shared/domain/publish-run';
import { newsBetween } from '../../../src-main/command/run/run-news';
import { openProgressGate } from '../../../src-main/command/run/step-display';

const at = '2026-11-02T10:00:00.000Z';
const running: StepState = { state: 'running', startedAt: at, sentence: 'Sending', limitAt: null };
const done: StepState = { state: 'done', startedAt: at, endedAt: at, sentence: 'Sent' };

/** Only the fields that the consumer of snapshots uses. */
function snapshot(progress: StepState, more: Partial<PublishRun> = {}): PublishRun {
  const step: Step = { id: 'upload', title: 'Upload', intention: '', progress };
  return { steps: [step], findings: [], upload: null, ...more } as unknown as PublishRun;
}

const uploading = (sent: number) =>
  ({
    total: 100,
    stored: 0,
    parts: 1,
    partsStored: 0,
    discarded: 0,
    live: { sent, bytesPerSecond: null },
  }) as const;

test('a step that starts and ends between two snapshots is reported with its start', () => {
  const news = newsBetween(snapshot({ state: 'pending' }), snapshot(done));
  expect(news.map((one) => one.event)).toEqual(['step-started', 'step-finished']);
});

test('the same state twice is not reported', () => {
  expect(newsBetween(snapshot(done), snapshot(done))).toEqual([]);
});

test('an upload reports its bytes while it runs and its end when it is done', () => {
  const before = snapshot(running, { upload: uploading(10) });
  expect(newsBetween(before, snapshot(running, { upload: uploading(40) }))).toEqual([
    { event: 'upload-progress', sent: 40, total: 100 },
  ]);
  expect(newsBetween(before, snapshot(done, { upload: uploading(40) }))).toEqual([
    { event: 'upload-progress', sent: 100, total: 100 },
    { event: 'step-finished', step: 'upload', sentence: 'Sent' },
  ]);
});

test('progress is reported at most twice a second, and the last value at the end', () => {
  vi.useFakeTimers();
  const passed: number[] = [];
  const gate = openProgressGate((news) => {
    if (news.event === 'upload-progress') passed.push(news.sent);
  });
  const progress = (sent: number) => gate({ event: 'upload-progress', sent, total: 100 });
  progress(1);
  vi.advanceTimersByTime(100);
  progress(2);
  progress(3);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(400);
  expect(passed).toEqual([1, 3]);
  progress(100);
  progress(100);
  expect(passed).toEqual([1, 3, 100]);
  vi.useRealTimers();
});
