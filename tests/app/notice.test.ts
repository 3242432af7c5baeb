import { expect, it } from 'vitest';
import type { PublishRun, RunStatus } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { noticeFor } from '../../src-main/app/notice';
import { groupsNamed } from '../helpers/sample-plan';
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

it.each<[RunStatus, string, string]>([
  [
    { state: 'failed', at, error: appError('network-unreachable', 'No route.') },
    'Publishing Harbour 1.4.0 (42) failed',
    '',
  ],
  [
    { state: 'stopped-waiting', at, limit: 'processing' },
    'Harbour 1.4.0 (42) is taking longer than expected',
    'Apple has not finished processing the build. Nothing is lost.',
  ],
  [
    { state: 'blocked', at, findings: [] },
    'Harbour 1.4.0 (42) has blockers',
    '1 blocker stopped the run.',
  ],
  [{ state: 'done', at }, 'Finished publishing Harbour 1.4.0 (42)', 'Every step is done.'],
])('a notification is shown when a run is $state', (status, title, body) => {
  const notice = noticeFor(someRun({ status }), someRun());
  expect(notice?.title).toBe(title);
  expect(notice?.body).toContain(body);
  expect(JSON.stringify(notice)).not.toContain('nobody may see');
});

it('a notification says that testers have the build only when every group has it', () => {
  const status = { state: 'done', at } as const;
  const group = { name: 'QA', isInternal: true, state: 'read-back' } as const;
  const given = (state: string) =>
    someRun({
      status,
      groups: [group],
      buildStates: { processing: 'VALID', internal: state, external: null },
    });
  expect(noticeFor(given('IN_BETA_TESTING'), someRun())?.title).toBe(
    'Testers have Harbour 1.4.0 (42)',
  );
  expect(noticeFor(given('READY_FOR_BETA_TESTING'), someRun())?.title).toBe(
    'Finished publishing Harbour 1.4.0 (42)',
  );
});

it('the notification of a failed run explains what happened and what to do', () => {
  const lost = appError('network-unreachable', 'No route.');
  const status = { state: 'failed', at, error: lost } as const;
  expect(noticeFor(someRun({ status }), someRun())?.body).toBe(
    `${inWords(lost.title)}. ${inWords(lost.whatToDo)}`,
  );
});

it('a notification is shown once when processing has finished', () => {
  expect(noticeFor(processed(someRun()), someRun())?.title).toBe(
    'Harbour 1.4.0 (42) finished processing',
  );
  expect(noticeFor(processed(someRun()), processed(someRun()))).toBeNull();
});

it.each<[string, Partial<PublishRun['plan']>, string]>([
  ['notes and groups', { groups: groupsNamed('QA', 'Friends') }, 'Next: notes and 2 groups.'],
  [
    'a beta review',
    { notes: [], groups: groupsNamed('QA'), submitForBetaReview: true },
    'Next: 1 group and beta review.',
  ],
  ['nothing', { notes: [], groups: [] }, 'Nothing else is planned for this build.'],
])('after processing, a notification says what is next when the plan has %s', (_, change, body) => {
  const base = someRun();
  const run = { ...base, plan: { ...base.plan, submitForBetaReview: false, ...change } };
  expect(noticeFor(processed(run), run)?.body).toBe(body);
});

it.each<[string, RunStatus]>([
  ['a pause that the person asked for', { state: 'paused', at }],
  ['a cancel that the person asked for', { state: 'cancelled', at, uploadRemoved: true }],
  ['a run that continues', { state: 'running' }],
])('no notification is shown for %s', (_name, status) => {
  expect(noticeFor(someRun({ status }), someRun())).toBeNull();
});

it('no notification is shown for a run that was not seen before', () => {
  expect(noticeFor(someRun({ status: { state: 'done', at } }), null)).toBeNull();
});

it('a locked keychain is reported once, and a missing network is not', () => {
  const wait = { since: at, until: null, sentence: 'The key of Harbour cannot be read.' };
  const locked = someRun({ wait: { ...wait, reason: 'keychain-locked' } });
  expect(noticeFor(locked, someRun())).toEqual({
    title: 'Harbour 1.4.0 (42) needs your attention',
    body: wait.sentence,
  });
  expect(noticeFor(locked, locked)).toBeNull();
  expect(noticeFor(someRun({ wait: { ...wait, reason: 'offline' } }), someRun())).toBeNull();
});
