/* What a run knows of its App Store version, alike in the window, the command and notifications. */
import type { PublishRun } from '../domain/publish-run';
import { currentStep } from '../domain/run-readers';
import { storeStageOf } from '../domain/store-stage';
import { type Message, message } from './message';

/** The status of a run that works on the App Store version, has stopped there, or has ended; null for any other. */
export function storeStatus(run: PublishRun): Message | null {
  if (run.store === null) return null;
  const { state } = run.status;
  const step = currentStep(run)?.id;
  if (state === 'failed') return run.store.obstacle && message('store-run.status.obstacle');
  if (state === 'running')
    return step === 'store-version' || step === 'store-texts' || step === 'store-review'
      ? message(`store-run.status.${step}`)
      : null;
  const stage = state === 'done' ? storeStageOf(run) : null;
  return stage && message(`store-run.status.${stage}`);
}

/** How far the version is, as a sentence; null if the run has none. */
export function storeSentence(run: PublishRun): Message | null {
  const stage = storeStageOf(run);
  return stage && message(`store-run.sentence.${stage}`, { version: versionOf(run) });
}

/** The number of the run's App Store version. */
export function versionOf({ store, package: { version } }: PublishRun): string {
  return store?.versionString || version || '–';
}
