import { expect, it } from 'vitest';
import type { PublishRun, RunStatus } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { noticeFor } from '../../src-main/app/notice';
import { someRun } from './some-run';

const at = '2026-01-05T09:00:00.000Z';
const processed = (run: PublishRun): PublishRun => ({
  ...run,
  steps: run.steps.map((step) =>
    step.id === 'process'
      ? {
          ...step,
          progress: { state: 'done', startedAt: at, endedAt: at, sentence: 'Processed in 6 min.' },
        }
      : step,
  ),
});

it.each<[RunStatus, string]>([
  [
    { state: 'failed', at, trouble: appError('network-unreachable', 'No route.') },
    'Harbour 1.4.0 (42) stopped',
  ],
  [{ state: 'stopped-waiting', at, limit: 'processing' }, 'Harbour 1.4.0 (42) needs you'],
  [{ state: 'blocked', at, findings: [] }, 'Harbour 1.4.0 (42) needs you'],
  [{ state: 'done', at }, 'Harbour 1.4.0 (42) is published'],
])('tells of $state', (status, title) => {
  const notice = noticeFor(someRun({ status }), someRun());
  expect(notice?.title).toBe(title);
  expect(JSON.stringify(notice)).not.toContain('nobody may see');
});

it('the notification of a failed run explains what happened and what to do', () => {
  const lost = appError('network-unreachable', 'No route.');
  const status = { state: 'failed', at, trouble: lost } as const;
  expect(noticeFor(someRun({ status }), someRun())?.body).toBe(
    `${inWords(lost.title)}. ${inWords(lost.whatToDo)}`,
  );
});

it('a notification is shown once when processing has finished', () => {
  expect(noticeFor(processed(someRun()), someRun())?.title).toBe('Harbour 1.4.0 (42) is processed');
  expect(noticeFor(processed(someRun()), processed(someRun()))).toBeNull();
});

it.each<[string, RunStatus]>([
  ['a pause that the person asked for', { state: 'paused', at }],
  ['a cancel that the person asked for', { state: 'cancelled', at, uploadRemoved: true }],
  ['a run that goes on', { state: 'running' }],
])('keeps quiet about %s', (_name, status) => {
  expect(noticeFor(someRun({ status }), someRun())).toBeNull();
});

it('no notification is shown for a run that was not seen before', () => {
  expect(noticeFor(someRun({ status: { state: 'done', at } }), null)).toBeNull();
});

it('a locked keychain is notified once, and a missing network is not', () => {
  const hold = { since: at, until: null, sentence: 'The key of Harbour cannot be read.' };
  const locked = someRun({ hold: { ...hold, reason: 'keychain-locked' } });
  expect(noticeFor(locked, someRun())).toEqual({
    title: 'Harbour 1.4.0 (42) needs you',
    body: hold.sentence,
  });
  expect(noticeFor(locked, locked)).toBeNull();
  expect(noticeFor(someRun({ hold: { ...hold, reason: 'offline' } }), someRun())).toBeNull();
});
