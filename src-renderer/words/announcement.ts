import type { HoldReason, PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { holdOf } from './hold';
import { runName, runSentence } from './run';
import { asSentence } from './sentence';
import { stepSentence } from './step';
import { uploadFraction } from './upload';

/**
 * The hold that was last told of. It is tried again and again, and each try ends the hold for a moment:
 * only a run that has truly moved on makes the same hold news.
 */
export function toldHoldAfter(
  told: HoldReason | null,
  before: PublishRun | undefined,
  run: PublishRun,
): HoldReason | null {
  if (before === undefined || hasMovedOn(before, run)) return holdOf(run)?.reason ?? null;
  return holdOf(run)?.reason ?? told;
}

function hasMovedOn(before: PublishRun, run: PublishRun): boolean {
  return (
    before.status.state !== run.status.state ||
    currentStep(before)?.id !== currentStep(run)?.id ||
    before.upload?.partsStored !== run.upload?.partsStored
  );
}

function quarter(run: PublishRun): number {
  return run.upload === null ? 0 : Math.floor(uploadFraction(run.upload) * 4);
}

/**
 * What a screen reader is told when a run moves on: a new step, a quarter of the upload, another
 * status, and that something holds it up (once, however often it is tried). Everything else is there to be
 * read but says nothing by itself.
 */
export function announcementOf(
  before: PublishRun | undefined,
  run: PublishRun,
  toldHold: HoldReason | null = null,
): string | null {
  const name = runName(run);
  const hold = holdOf(run);
  const isNewHold = hold !== null && hold.reason !== toldHold;
  if (before === undefined) return isNewHold ? `${name}: ${runSentence(run)}` : null;
  if (before.status.state !== run.status.state) return `${name}: ${runSentence(run)}`;
  if (run.status.state !== 'running') return null;
  // Snapshots may come so close together that a step and what holds it up are news at once.
  if (isNewHold) return `${name}: ${runSentence(run)}`;
  const step = currentStep(run);
  if (step !== null && step.id !== currentStep(before)?.id) {
    return `${name}: ${step.title}. ${asSentence(stepSentence(step))}`;
  }
  const quarters = quarter(run);
  if (step?.id === 'upload' && quarters > quarter(before) && quarters < 4) {
    return `${name}: ${quarters * 25} % uploaded.`;
  }
  return null;
}
