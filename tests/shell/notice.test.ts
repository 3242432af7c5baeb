import { expect, it } from 'vitest';
import type { PublishRun, RunStatus } from '#shared/domain/publish-run';
import { trouble } from '#shared/errors';
import { noticeFor } from '../../src-main/shell/notice';
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
    { state: 'failed', at, trouble: trouble('network-unreachable', 'No route.') },
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

it('tells once that processing is over', () => {
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

it('keeps quiet about what it did not see begin', () => {
  expect(noticeFor(someRun({ status: { state: 'done', at } }), null)).toBeNull();
});

it('tells once that the keychain is locked, and keeps quiet about a network that is away', () => {
  const hold = { since: at, until: null, sentence: 'The key of Harbour cannot be read.' };
  const locked = someRun({ hold: { ...hold, reason: 'keychain-locked' } });
  expect(noticeFor(locked, someRun())).toEqual({
    title: 'Harbour 1.4.0 (42) needs you',
    body: hold.sentence,
  });
  expect(noticeFor(locked, locked)).toBeNull();
  expect(noticeFor(someRun({ hold: { ...hold, reason: 'offline' } }), someRun())).toBeNull();
});
