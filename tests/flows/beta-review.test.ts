import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '../../shared/domain/publish-run';
import { isReviewPending, needsYou, testersHaveBuild } from '../../shared/domain/run-readers';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

const day = 24 * 60 * 60_000;

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
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
