import { expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import type { Clock } from '../../../src-main/engine/ports';
import { watchReviews } from '../../../src-main/engine/publish/watch-reviews';
import { sampleRun } from '../../helpers/sample-run';

const day = 24 * 60 * 60_000;

/** A live run that ended when its build was submitted. */
function submitted(id: string, change: Partial<PublishRun> = {}): PublishRun {
  const at = new Date().toISOString();
  return sampleRun({
    id,
    environment: 'live',
    createdAt: at,
    status: { state: 'done', at },
    ids: { buildUpload: 'u', buildUploadFile: 'f', build: 'b', reviewSubmission: 'r' },
    reviewState: 'WAITING_FOR_REVIEW',
    ...change,
  });
}

/** Polls this many times, and returns which runs were refreshed. */
async function refreshedIn(times: number, runs: readonly PublishRun[]): Promise<string[]> {
  const stop = new AbortController();
  let polls = 0;
  const clock: Clock = {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: async () => {
      polls += 1;
      if (polls === times) stop.abort();
    },
  };
  const refreshed: string[] = [];
  const refresh = async (runId: string) => {
    refreshed.push(runId);
    throw new Error('App Store Connect cannot be reached.');
  };
  await watchReviews({ clock, runs: async () => [...runs], refresh }, stop.signal);
  return refreshed;
}

it('a pending review is read at the start, and again at every poll, even after one that failed', async () => {
  expect(await refreshedIn(2, [submitted('a'), submitted('b')])).toEqual(['a', 'b', 'a', 'b']);
});

it('only pending reviews of recent live runs are read again', async () => {
  const circle = { name: 'Beta circle', isInternal: false, state: 'read-back' } as const;
  const released = { processing: 'VALID', internal: null, external: 'IN_BETA_TESTING' };
  const runs = [
    submitted('rejected', { reviewState: 'REJECTED' }),
    submitted('without-review', { reviewState: null }),
    submitted('with-testers', {
      reviewState: 'APPROVED',
      groups: [circle],
      buildStates: released,
    }),
    submitted('kept-back', {
      reviewState: 'APPROVED',
      groups: [circle],
      emails: { automatic: false, confirmedAt: null, sent: 'no' },
    }),
    submitted('practice', { environment: 'practice' }),
    submitted('old', { createdAt: new Date(Date.now() - 15 * day).toISOString() }),
    submitted('running', { status: { state: 'running' } }),
    submitted('rejected-by-state', {
      buildStates: { ...released, external: 'BETA_REJECTED' },
    }),
    submitted('paused', { status: { state: 'paused', at: '2026-01-01T00:00:00.000Z' } }),
    submitted('unknown-state', { reviewState: 'ON_HOLD' }),
    submitted('being-released', { reviewState: 'APPROVED', groups: [circle] }),
  ];
  expect(await refreshedIn(1, runs)).toEqual(['paused', 'unknown-state', 'being-released']);
});
