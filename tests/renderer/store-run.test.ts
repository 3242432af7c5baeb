import { describe, expect, it } from 'vitest';
import type { StoreObstacle } from '#shared/domain/app-store';
import type { PublishRun, StoreProgress } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { activityChip, activitySentence } from '../../src-renderer/words/activity';
import { receiptLines, receiptTitle } from '../../src-renderer/words/receipt';
import { runChip, runSentence } from '../../src-renderer/words/run';
import { obstacleWords } from '../../src-renderer/words/store-run';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

const at = '2026-11-28T09:00:00Z';

function storeRun(store: Partial<StoreProgress>, change: Partial<PublishRun> = {}): PublishRun {
  return sampleRun({
    status: { state: 'done', at },
    plan: {
      ...sampleRun().plan,
      scope: 'existing-build',
      existing: { buildId: 'build', notes: [] },
    },
    ids: { ...sampleRun().ids, build: 'build' },
    store: {
      versionId: 'version',
      versionString: '1.4.0',
      versionState: 'WAITING_FOR_REVIEW',
      isCreated: false,
      submissionId: 'submission',
      submissionState: 'WAITING_FOR_REVIEW',
      phasedState: null,
      texts: [],
      obstacle: null,
      decided: [],
      ...store,
    },
    ...change,
  });
}

describe('a finished run with an App Store version', () => {
  it.each([
    ['WAITING_FOR_REVIEW', 'busy', 'Waiting for review'],
    ['REJECTED', 'block', 'Rejected by App Review'],
    ['PENDING_DEVELOPER_RELEASE', 'look', 'Approved, not released'],
    ['READY_FOR_DISTRIBUTION', 'ok', 'On the App Store'],
    ['PREPARE_FOR_SUBMISSION', 'ok', 'Version prepared'],
    ['SOMETHING_NEW', 'busy', 'Submitted for review'],
  ])('a version that reads %s gives the chip its tone %s and the words %s', (state, tone, word) => {
    const run = storeRun({ versionState: state, submissionState: null });
    expect(runChip(run)).toEqual({ tone, word });
  });

  it('the list says how far the version is, and that it waits with Apple', () => {
    const run = storeRun({});
    expect(activitySentence(run, null)).toBe('App Store version 1.4.0 is waiting for review.');
    expect(activityChip(run, null).icon).toBe('review');
    expect(activityChip(storeRun({ versionState: 'READY_FOR_DISTRIBUTION' }), null).icon).toBe(
      'settled',
    );
  });

  it('the receipt names the version, its state and its texts, and no testers that nobody asked for', () => {
    const run = storeRun({
      isCreated: true,
      phasedState: 'INACTIVE',
      texts: [
        { name: 'en-US', state: 'read-back' },
        { name: 'de-DE', state: 'refused' },
      ],
    });
    expect(receiptTitle(run)).toBe('Orbit Notes 1.4.0 (42) is waiting for review');
    expect(receiptLines(run)).toEqual([
      { label: 'App Store', text: 'Version 1.4.0, created by this run, waiting for review' },
      { label: 'Phased release', text: 'not started' },
      { label: 'Texts', text: 'Saved and verified in 1 language' },
    ]);
  });
});

describe('a run that stopped at the App Store', () => {
  const obstacle: StoreObstacle = {
    kind: 'other-version',
    versionId: 'other',
    versionString: '1.3.9',
  };
  const detail = message('error.store-version-other.detail', { other: '1.3.9', version: '1.4.0' });
  const error = appError('store-version-other', detail);

  it('needs a decision, which is no failure', () => {
    const run = storeRun(
      { versionState: null, obstacle },
      { status: { state: 'failed', at, error } },
    );
    expect(runChip(run)).toEqual({ tone: 'look', word: 'Needs your decision' });
    expect(runSentence(run)).toContain('Another version is in preparation');
  });

  it('names what is in the way, and the act that goes past it', () => {
    const run = storeRun({ obstacle });
    expect(obstacleWords(obstacle, run)).toMatchObject({
      title: 'Version 1.3.9 is in preparation',
      proceed: 'Rename 1.3.9 to 1.4.0 and continue…',
    });
    const review = { kind: 'in-review', submissionId: 's', state: 'IN_REVIEW' } as const;
    expect(obstacleWords({ ...review, versionString: '1.3.9' }, run)).toMatchObject({
      title: 'Version 1.3.9 is already submitted for review',
      text: 'Its state is in review. Only one version of an app can be in review at a time.',
      proceed: 'Cancel submission of 1.3.9 and submit this build…',
    });
    expect(obstacleWords({ ...review, versionString: null }, run)).toMatchObject({
      title: 'Another version is already submitted for review',
      proceed: 'Cancel its submission and submit this build…',
    });
    expect(obstacleWords({ kind: 'draft-items', submissionId: 's', count: 2 }, run)).toMatchObject({
      title: 'The draft submission contains 2 other items',
      proceed: 'Submit the whole draft…',
    });
  });
});

it('a run that works on the version says which part', () => {
  const working = (step: 'store-version' | 'store-review') =>
    storeRun({}, { status: { state: 'running' }, steps: stepsUpTo(step, running('Working')) });
  expect(runChip(working('store-version')).word).toBe('Preparing the version');
  expect(runChip(working('store-review')).word).toBe('Submitting for review');
});
