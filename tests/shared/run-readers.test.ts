import { describe, expect, it } from 'vitest';
import type { PublishRun, StepState } from '#shared/domain/publish-run';
import { canWithdraw, isResumeUseful, isUnfinished, needsYou } from '#shared/domain/run-readers';
import { appError } from '#shared/errors';
import { running, sampleRun, start, stepsUpTo } from '../helpers/sample-run';

const at = '2026-11-22T14:02:00.000Z';
const pending: StepState = { state: 'pending' };
const failed = (code: Parameters<typeof appError>[0]): PublishRun['status'] => ({
  state: 'failed',
  at,
  error: appError(code, 'The test says so.'),
});

describe('withdrawing an upload', () => {
  it('an upload can be canceled until Apple has the file, and not after', () => {
    expect(canWithdraw(sampleRun({ steps: stepsUpTo('upload', pending) }))).toBe(true);
    expect(canWithdraw(sampleRun({ steps: stepsUpTo('upload', running('sends')) }))).toBe(true);
    expect(canWithdraw(sampleRun({ steps: stepsUpTo('appear', pending) }))).toBe(false);
  });

  it('an upload cannot be canceled in a run that is over or read-only', () => {
    const steps = stepsUpTo('upload', pending);
    const cancelled = { state: 'cancelled', at, uploadRemoved: true } as const;
    expect(canWithdraw(sampleRun({ steps, status: cancelled }))).toBe(false);
    expect(canWithdraw(sampleRun({ steps, readOnly: appError('journal-newer', 'x') }))).toBe(false);
  });
});

describe('resuming a run', () => {
  it('resuming is useful after a lost network, and not after Apple’s final decision', () => {
    expect(isResumeUseful(sampleRun({ status: failed('network-unreachable') }))).toBe(true);
    for (const code of ['build-already-used', 'delivery-failed', 'review-rejected'] as const)
      expect(isResumeUseful(sampleRun({ status: failed(code) })), code).toBe(false);
    expect(isResumeUseful(sampleRun({ status: { state: 'done', at } }))).toBe(false);
  });

  it('a run that sent nothing, or uses an existing build, does not block a new one', () => {
    const paused = sampleRun({ status: { state: 'paused', at } });
    const sent = { ...paused, ids: { ...paused.ids, buildUpload: 'upload-1' } };
    expect(isUnfinished(paused)).toBe(false);
    expect(isUnfinished(sent)).toBe(true);
    expect(isUnfinished({ ...sent, plan: { ...sent.plan, scope: 'skip-upload' } })).toBe(false);
  });
});

describe('a run that needs attention', () => {
  const held = (reason: NonNullable<PublishRun['wait']>['reason']) =>
    sampleRun({ wait: { reason, sentence: 'x', since: start, until: null } });

  it('a locked keychain and a full disk need attention, and waiting for others does not', () => {
    expect(needsYou(held('keychain-locked'))).toBe(true);
    expect(needsYou(held('disk-full'))).toBe(true);
    for (const reason of ['offline', 'rate-limited', 'server-error', 'turn', 'saving'] as const)
      expect(needsYou(held(reason)), reason).toBe(false);
  });

  it('a pause by the person needs no attention, and a run that ended with Slipway does', () => {
    expect(needsYou(sampleRun({ status: { state: 'paused', at } }))).toBe(false);
    expect(needsYou(sampleRun({ status: { state: 'interrupted' } }))).toBe(true);
    expect(needsYou(sampleRun({ status: { state: 'ready-to-notify', at, reason: 'asked' } }))).toBe(
      true,
    );
  });
});
