import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { asSentence, runName, runSentence } from './run';
import { stepSentence } from './step';
import { uploadFraction } from './upload';

function quarter(run: PublishRun): number {
  return run.upload === null ? 0 : Math.floor(uploadFraction(run.upload) * 4);
}

/**
 * What a screen reader is told when a run moves on: a new step, a quarter of the upload, another
 * status. Everything else is there to be read but says nothing by itself.
 */
export function announcementOf(before: PublishRun | undefined, run: PublishRun): string | null {
  if (before === undefined) return null;
  const name = runName(run);
  if (before.status.state !== run.status.state) return `${name}: ${runSentence(run)}`;
  if (run.status.state !== 'running') return null;
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
