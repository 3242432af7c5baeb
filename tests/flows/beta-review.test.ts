import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '../../shared/domain/publish-run';
import { isReviewPending, needsYou, testersHaveBuild } from '../../shared/domain/run-readers';
import { reviewNotice } from '../../src-main/app/notice';
import { systemClock } from '../../src-main/engine/ports';
import { watchReviews } from '../../src-main/engine/publish/watch-reviews';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

const day = 24 * 60 * 60_000;

let stage: Rehearsal;
let notices: (string | null)[];
beforeEach(async () => {
  notices = [];
  stage = await rehearse({
    practice: { partSize: 64 * 1024 },
    engine: {
      onReviewChanged: ({ before, after }) =>
        void notices.push(reviewNotice(after, before)?.title ?? null),
    },
  });
});
afterEach(() => stage.end());

/** A run that ends when its build is submitted. */
async function submitted(): Promise<PublishRun> {
  const run = await stage.publish({
    packagePath: await stage.sample(),
    groups: ['QA', 'Beta circle'],
    submitForBetaReview: true,
    waitForTesters: false,
  });
  expect(run.status.state).toBe('done');
  return run;
}

async function requestsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = stage.practice.requests.length;
  await act();
  return stage.practice.requests.length - before;
}

describe('a beta review that continues after its run', () => {
  it('the decision and the release to testers are read with one request, journaled and reported', async () => {
    const run = await submitted();
    expect(isReviewPending(run)).toBe(true);
    stage.practice.clock.advance(3 * day);
    const reported = stage.snapshots.length;
    expect(await requestsDuring(() => stage.engine.runs.refreshReview(run.id))).toBe(1);

    const after = await stage.engine.runs.get(run.id);
    expect(after.status).toEqual(run.status);
    expect(after.reviewState).toBe('APPROVED');
    expect(testersHaveBuild(after)).toBe(true);
    expect(stage.snapshots.slice(reported).at(-1)).toMatchObject({
      id: run.id,
      reviewState: 'APPROVED',
    });
    await stage.reopen();
    expect((await stage.engine.runs.get(run.id)).reviewState).toBe('APPROVED');
  });

  it('a review is no longer read once testers have the build', async () => {
    const run = await submitted();
    stage.practice.clock.advance(3 * day);
    await stage.engine.runs.refreshReview(run.id);
    expect(await requestsDuring(() => stage.engine.runs.refreshReview(run.id))).toBe(0);
  });

  it('the receipt stays as it was sealed', async () => {
    const run = await submitted();
    stage.practice.clock.advance(3 * day);
    await stage.engine.runs.refreshReview(run.id);
    const verified = await stage.engine.receipts.verify(run.receipt ?? '', null);
    expect(verified).toMatchObject({ kind: 'sound', journal: 'same-seal' });
  });

  it('several refreshes at once journal a change once', async () => {
    const run = await submitted();
    stage.practice.clock.advance(3 * day);
    await Promise.all([1, 2, 3].map(() => stage.engine.runs.refreshReview(run.id)));
    const journal = await readFile(
      join(stage.home, 'practice/runs', run.id, 'journal.jsonl'),
      'utf8',
    );
    expect(journal.match(/"type":"review-seen"/g)).toHaveLength(2);
    expect((await stage.engine.runs.get(run.id)).reviewState).toBe('APPROVED');
  });

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

  it('an approval that came while the app was closed is notified once, at the next start', async () => {
    const { id } = await submitted();
    stage.practice.clock.advance(3 * day);
    await start();
    expect(notices).toEqual(['Testers have Orbit Notes 1.4.0 (42)']);
    expect(testersHaveBuild(await stage.engine.runs.get(id))).toBe(true);
    await start();
    await start();
    expect(notices).toHaveLength(1);
  });

  it('a rejection while the app was closed is told once, also when the first start was killed before', async () => {
    stage.practice.faults.add('review-rejected');
    const run = await submitted();
    stage.practice.clock.advance(3 * day);
    await start();
    expect(notices).toEqual(['Apple rejected Orbit Notes 1.4.0 (42) in beta review']);
    // What a kill right after the journal leaves: the journal has it, so a notification is lost and never repeated.
    await start();
    expect(notices).toHaveLength(1);
    expect(needsYou(await stage.engine.runs.get(run.id))).toBe(true);
  });

  it('a paused run is told about, too, and stays paused', async () => {
    const stopped = stage.engine.runs;
    const { id } = await stopped.start(stage.connection, {
      packagePath: await stage.sample(),
      groups: ['Beta circle'],
      submitForBetaReview: true,
      waitForTesters: true,
    });
    await expect
      .poll(async () => (await stopped.get(id)).reviewState, { timeout: 20_000 })
      .toBe('WAITING_FOR_REVIEW');
    await stopped.pause(id);
    stage.practice.clock.advance(3 * day);
    await start();
    expect(notices).toHaveLength(1);
    const after = await stage.engine.runs.get(id);
    expect(after.status.state).toBe('paused');
    expect(after.reviewState).toBe('APPROVED');
  });

  it('a rejection after the end of a run needs attention', async () => {
    stage.practice.faults.add('review-rejected');
    const run = await submitted();
    expect(needsYou(run)).toBe(false);
    stage.practice.clock.advance(3 * day);
    const after = await stage.engine.runs.refreshReview(run.id);
    expect(after.reviewState).toBe('REJECTED');
    expect(after.status.state).toBe('done');
    expect(needsYou(after)).toBe(true);
  });
});
