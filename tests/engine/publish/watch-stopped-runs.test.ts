import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { makeConnector } from '../../../src-main/engine/asc/connect';
import type { Clock } from '../../../src-main/engine/ports';
import { watchStoppedRuns } from '../../../src-main/engine/publish/watch-stopped-runs';
import { type Practice, startPractice } from '../../../src-main/practice/server';
import { noStoredKeys } from '../../helpers/rehearsal';
import { sampleRun } from '../../helpers/sample-run';

const day = 24 * 60 * 60_000;

let folder: string;
let practice: Practice;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-lookout-'));
  practice = await startPractice({ folder, speed: 1 });
});
afterEach(async () => {
  await practice.close();
  await rm(folder, { recursive: true, force: true });
});

/** A run whose build is processed by now, and that stopped waiting for it this long ago. */
function stoppedRun(agoMs: number, change: Partial<PublishRun> = {}): PublishRun {
  const at = new Date(Date.now() - agoMs).toISOString();
  const { ids } = sampleRun();
  return sampleRun({
    status: { state: 'stopped-waiting', at, limit: 'processing' },
    updatedAt: at,
    ids: { ...ids, build: practice.world.state.builds[0]?.id ?? '' },
    ...change,
  });
}

/** Polls this many times, and returns the reports, by the number of the poll. */
async function lookTimes(times: number, runsAt: (look: number) => PublishRun[]) {
  const stop = new AbortController();
  let looks = 0;
  const rests: number[] = [];
  const clock: Clock = {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: async (milliseconds) => {
      if (looks === times) return stop.abort();
      rests.push(milliseconds);
      looks += 1;
    },
  };
  const connect = makeConnector({
    keys: noStoredKeys,
    clock,
    fetch,
    log: { info: () => undefined, warn: () => undefined },
  });
  const connection = {
    accountId: 'practice',
    name: 'Rehearsal team',
    keyId: practice.keyId,
    issuerId: practice.issuerId,
    apiUrl: practice.url,
    privateKeyFile: practice.privateKeyPath,
  };
  const news: string[] = [];
  await watchStoppedRuns(
    {
      clock,
      runs: async () => runsAt(looks),
      clientFor: async () => connect(connection, 'short'),
      onNews: ({ id }) => news.push(`${looks}: ${id}`),
    },
    stop.signal,
  );
  return { news, rests };
}

describe('a run that stopped waiting', () => {
  it('a run that stopped waiting is reported once when its build is ready, however often Slipway checks afterwards', async () => {
    const run = stoppedRun(60_000);
    const { news, rests } = await lookTimes(4, () => [run]);
    expect(news).toEqual(['1: run-1']);
    expect(rests).toEqual([300_000, 300_000, 300_000, 300_000]);
    expect(practice.requests.length).toBeLessThan(4);
  });

  it('a run is reported again once it was resumed and stopped waiting another time', async () => {
    const [first, second] = [stoppedRun(120_000), stoppedRun(60_000)];
    const { news } = await lookTimes(4, (look) => [look < 3 ? first : second]);
    expect(news).toEqual(['1: run-1', '3: run-1']);
  });

  it('a stopped run is no longer watched when a person marked it as handled, or no one resumed it for a week', async () => {
    const handled = stoppedRun(60_000, { id: 'handled', handledAt: new Date().toISOString() });
    const old = stoppedRun(7 * day + 60_000, { id: 'old' });
    const { news } = await lookTimes(2, () => [handled, old]);
    expect(news).toEqual([]);
    expect(practice.requests).toEqual([]);
  });

  it('a stopped run is not reported while Apple still processes its build, or cannot be reached', async () => {
    const missing = stoppedRun(60_000, { ids: { ...sampleRun().ids, build: 'gone' } });
    const { news } = await lookTimes(2, () => [missing]);
    expect(news).toEqual([]);
  });

  it('a run that another build keeps from its review is reported once Apple has decided about that build', async () => {
    const at = new Date().toISOString();
    const other = practice.world.state.builds[0]?.id ?? '';
    const busy = stoppedRun(60_000, {
      status: { state: 'review-busy', at },
      reviewBusy: {
        buildId: other,
        version: '1.4.0',
        buildNumber: '41',
        state: 'IN_REVIEW',
        since: null,
      },
    });
    const { now } = practice.clock;
    const { betaAppReviewSubmissions: rows } = practice.world.state;
    const earlier = rows.filter(({ buildId }) => buildId === other);
    for (const row of earlier) rows.splice(rows.indexOf(row), 1);
    rows.push({
      id: 'review-of-other',
      buildId: other,
      submittedDate: '2026-11-22',
      submittedAt: now(),
      reviewBeginsAt: now() + day,
      decidedAt: now() + 2 * day,
      decision: 'APPROVED',
    });
    const { news } = await lookTimes(4, (look) => {
      if (look === 3) practice.clock.advance(3 * day);
      return [busy];
    });
    expect(news).toEqual(['3: run-1']);
    const unknown = {
      ...busy,
      reviewBusy: busy.reviewBusy && { ...busy.reviewBusy, buildId: null },
    };
    expect((await lookTimes(2, () => [unknown])).news).toEqual([]);
  });
});
