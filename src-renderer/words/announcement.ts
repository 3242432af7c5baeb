import type { PublishRun, WaitReason } from '#shared/domain/publish-run';
import { currentStep, uploadFraction } from '#shared/domain/run-readers';
import { runName } from '#shared/words/names';
import { asSentence, say } from '#shared/words/say';
import { runSentence } from './run';
import { stepSentence } from './step';
import { waitOf } from './wait';

/**
 * The wait that was announced last. Each retry ends it for a moment: the same wait is announced again only after
 * the run has really moved on.
 */
export function announcedWaitAfter(
  announced: WaitReason | null,
  before: PublishRun | undefined,
  run: PublishRun,
): WaitReason | null {
  if (before === undefined || hasMovedOn(before, run)) return waitOf(run)?.reason ?? null;
  return waitOf(run)?.reason ?? announced;
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
 * What is announced to a screen reader when a run changes: a new step, a quarter of the upload, another status,
 * and what it waits for (once, however often it retries). Everything else can be read but is not announced.
 */
export function announcementOf(
  before: PublishRun | undefined,
  run: PublishRun,
  announcedWait: WaitReason | null = null,
): string | null {
  const name = runName(run);
  const wait = waitOf(run);
  const isNewWait = wait !== null && wait.reason !== announcedWait;
  const announced = (sentence: string) => say('run-view.announcement', { run: name, sentence });
  if (before === undefined) return isNewWait ? announced(runSentence(run)) : null;
  if (before.status.state !== run.status.state) return announced(runSentence(run));
  if (run.status.state !== 'running') return null;
  // Snapshots may be so close together that a step and its wait are new at once.
  if (isNewWait) return announced(runSentence(run));
  const step = currentStep(run);
  if (step !== null && step.id !== currentStep(before)?.id) {
    return announced(`${asSentence(step.title)} ${asSentence(stepSentence(step))}`.trim());
  }
  const quarters = quarter(run);
  if (step?.id === 'upload' && quarters > quarter(before) && quarters < 4) {
    return say('run-view.announcement.uploaded', { run: name, share: quarters / 4 });
  }
  return null;
}
