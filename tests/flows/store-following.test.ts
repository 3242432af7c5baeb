import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppStorePlan } from '#shared/domain/app-store';
import type { PublishRun } from '#shared/domain/publish-run';
import { isStoreWatched } from '#shared/domain/store-stage';
import { reviewNotice } from '../../src-main/app/notice';
import { systemClock } from '../../src-main/engine/ports';
import { watchReviews } from '../../src-main/engine/publish/watch-reviews';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { clientFor, type PlainClient } from '../practice/client/plain-client';
import { change, makeReadyVersion, releaseByHand } from '../practice/store/store-acts';

/* What Apple does about a version after its run has submitted it: for days, over restarts, and told once. */

const day = 24 * 60 * 60_000;

let stage: Rehearsal;
let client: PlainClient;
let notices: (string | null)[];
beforeEach(async () => {
  notices = [];
  stage = await rehearse({
    practice: { speed: 1 },
    engine: {
      onReviewChanged: ({ before, after }) =>
        void notices.push(reviewNotice(after, before)?.title ?? null),
    },
  });
  client = await clientFor(stage.practice);
});
afterEach(() => stage.end());

async function submitted(appStore: Partial<AppStorePlan> = {}): Promise<PublishRun> {
  const versionId = await makeReadyVersion(stage.practice, client);
  const [build] = (await stage.ask(`/v1/appStoreVersions/${versionId}/build`)).rows;
  const run = await stage.publish({
    packagePath: '',
    scope: 'existing-build',
    existing: { buildId: build?.id ?? '' },
    appStore,
  });
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  return run;
}

/** What a start of the app does: the first look of the watch, before it waits for the next one. */
async function start(): Promise<void> {
  await stage.reopen();
  const stop = new AbortController();
  const { runs } = stage.engine;
  await watchReviews(
    {
      clock: { ...systemClock, sleep: async () => stop.abort() },
      // The practice server stands for App Store Connect.
      runs: async () => (await runs.list()).map((run) => ({ ...run, environment: 'live' })),
      refresh: (runId) => runs.refreshReview(runId),
    },
    stop.signal,
  );
}

const storeOf = async ({ id }: PublishRun) => (await stage.engine.runs.get(id)).store;

it('an approval, the release and each phase are followed over restarts, and told once', async () => {
  const run = await submitted({ phasedRelease: true });
  expect(isStoreWatched(run)).toBe(true);
  stage.practice.clock.advance(day);
  await start();
  expect(await storeOf(run)).toMatchObject({ versionState: 'PENDING_DEVELOPER_RELEASE' });
  expect(notices).toEqual(['App Review approved Orbit Notes 1.4.0 (42)']);
  await start();
  expect(notices).toHaveLength(1);

  await releaseByHand(client, run.store?.versionId ?? '');
  stage.practice.clock.advance(day);
  await start();
  await start();
  expect(await storeOf(run)).toMatchObject({
    versionState: 'READY_FOR_DISTRIBUTION',
    phasedState: 'ACTIVE',
  });
  expect(notices.slice(1)).toEqual(['Orbit Notes 1.4.0 (42) is on the App Store']);

  stage.practice.clock.advance(8 * day);
  await start();
  const after = await stage.engine.runs.get(run.id);
  expect(after.store?.phasedState).toBe('COMPLETE');
  expect(after.status).toEqual(run.status);
  expect(isStoreWatched(after)).toBe(false);
  // All users have it: known, and no interruption.
  expect(notices.slice(2)).toEqual([null]);
  const requests = stage.practice.requests.length;
  await start();
  expect(stage.practice.requests).toHaveLength(requests);
});

it('a rejection while the app was closed is reported once, and no longer followed', async () => {
  stage.practice.faults.add('review-rejected');
  const run = await submitted();
  stage.practice.clock.advance(day);
  await start();
  await start();
  expect(notices).toEqual(['App Review rejected Orbit Notes 1.4.0 (42)']);
  expect(await storeOf(run)).toMatchObject({
    versionState: 'REJECTED',
    submissionState: 'UNRESOLVED_ISSUES',
  });
  expect(isStoreWatched(await stage.engine.runs.get(run.id))).toBe(false);
});

it('a version that reads COMPLETING on its way is followed to the approval', async () => {
  stage.practice.faults.add('completing-lasts:60');
  const run = await submitted();
  stage.practice.clock.advance(30 * 60_000);
  await start();
  expect(await storeOf(run)).toMatchObject({ submissionState: 'COMPLETING' });
  stage.practice.clock.advance(day);
  await start();
  expect(await storeOf(run)).toMatchObject({
    versionState: 'PENDING_DEVELOPER_RELEASE',
    submissionState: 'COMPLETE',
  });
});

it('a withdrawal on the web is journaled, and the receipt stays as it was sealed', async () => {
  const run = await submitted();
  await change(client, 'reviewSubmissions', run.store?.submissionId ?? '', { canceled: true });
  stage.practice.clock.advance(day);
  await Promise.all([1, 2, 3].map(() => stage.engine.runs.refreshReview(run.id)));
  expect(await storeOf(run)).toMatchObject({ versionState: 'DEVELOPER_REJECTED' });
  expect(notices).toEqual([null]);
  const path = join(stage.home, 'practice/runs', run.id, 'journal.jsonl');
  const seen = (await readFile(path, 'utf8')).match(/"type":"store-states-seen"/g);
  expect(seen).toHaveLength(2);
  const verified = await stage.engine.receipts.verify(run.receipt ?? '', null);
  expect(verified).toMatchObject({ kind: 'sound', journal: 'same-seal' });
});

it('a version that was only prepared is not followed', async () => {
  const run = await submitted({ submit: false });
  expect(isStoreWatched(run)).toBe(false);
});
