import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { currentStep, isInReview } from '#shared/domain/run-readers';
import { duration } from '#shared/words/format';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { type RunChip, runChip } from './run';
import { millisecondsLeft } from './upload';
import { isSlow, type UsualTime, waitBegan } from './usual-time';
import { waitOf } from './wait';

/** The usual duration of a step, wherever it comes from. */
export type UsualOf = (id: StepId) => UsualTime | null;

/** The status of the run. A wait that exceeds its usual range stands out. */
export function headerChip(run: PublishRun, usualOf: UsualOf, now: number): RunChip {
  const step = currentStep(run);
  const isWaiting = run.status.state === 'running' && run.readOnly === null && waitOf(run) === null;
  const usual = step === null ? null : usualOf(step.id);
  if (isWaiting && isSlow(run, step, usual, now))
    return { tone: 'look', word: say('run-view.status.slow') };
  return runChip(run);
}

/** The time left, or when the run stopped; empty if nothing is known. */
export function headerTime(run: PublishRun, usualOf: UsualOf, now: number): string {
  if (run.handedOver !== null) return timeWithAge(run.handedOver.at, now);
  if (run.readOnly !== null) {
    const { word: status } = runChip({ ...run, readOnly: null });
    return say('run-view.time.read-only', { status });
  }
  if ('at' in run.status) return timeWithAge(run.status.at, now);
  if (run.status.state !== 'running')
    return say('run-view.time.last-seen', { moment: timeWithAge(run.updatedAt, now) });
  if (waitOf(run) !== null) return '';
  const left = timeLeftOf(run, usualOf, now);
  const { submitForBetaReview, waitForTesters, scope } = run.plan;
  if (left === null)
    return currentStep(run)?.id === 'testers' && isInReview(run)
      ? say('run-view.time.within-a-day')
      : '';
  const isReviewed = scope !== 'upload-only' && submitForBetaReview && waitForTesters;
  return leftWords(left, isReviewed);
}

/** Milliseconds until Apple has processed the build; null if that would be a guess. */
function timeLeftOf(run: PublishRun, usualOf: UsualOf, now: number): number | null {
  const step = currentStep(run);
  if (step === null || step.progress.state !== 'running') return null;
  const waits: readonly StepId[] =
    run.plan.scope === 'upload-only' ? ['appear'] : ['appear', 'process'];
  if (step.id === 'upload') {
    const sending = run.upload === null ? null : millisecondsLeft(run.upload);
    return sending === null ? null : sending + middles(waits, usualOf);
  }
  const place = waits.indexOf(step.id);
  const usual = usualOf(step.id);
  const began = waitBegan(run, step);
  if (place === -1 || usual === null || began === null) return null;
  const passed = now - began;
  const end = passed < usual.middle ? usual.middle : usual.high;
  return passed > end ? null : end - passed + middles(waits.slice(place + 1), usualOf);
}

function middles(ids: readonly StepId[], usualOf: UsualOf): number {
  return ids.reduce((sum, id) => sum + (usualOf(id)?.middle ?? 0), 0);
}

const minute = 60_000;

/** An estimate in whole minutes: seconds would suggest more precision than there is. */
function leftWords(milliseconds: number, thenReview: boolean): string {
  if (milliseconds < minute)
    return thenReview
      ? say('run-view.time.under-a-minute-then-review')
      : say('run-view.time.under-a-minute');
  const length = duration(Math.round(milliseconds / minute) * minute);
  return thenReview
    ? say('run-view.time.left-then-review', { duration: length })
    : say('run-view.time.left', { duration: length });
}
