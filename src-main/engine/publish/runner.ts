import type { Finding } from '#shared/domain/finding';
import type { NotifyReason, WaitLimit } from '#shared/domain/publish-run';
import { type AppError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock } from '../ports';
import type { ActiveRun } from './active-run';
import { withdrawUpload } from './own-upload';
import { writeReceipt } from './receipt';
import { type StopReason, stopReasonOf } from './run-lock';
import type { RunRecord } from './run-record';
import { GivesWay, type RunStep } from './step';
import { stepTable } from './step-table';

type Ending =
  | { ending: 'finished' }
  | { ending: 'blocked'; findings: Finding[] }
  | { ending: 'stopped-waiting'; limit: WaitLimit }
  | { ending: 'waiting-for-notes' }
  | { ending: 'ready-to-notify'; reason: NotifyReason }
  | { ending: 'review-busy' }
  | { ending: 'failed'; error: AppError }
  | { ending: 'stopped'; reason: StopReason };

/** Runs the steps that are not settled yet and journals how the run ends. */
export async function workThrough(
  active: ActiveRun,
  folder: string,
  clock: Clock,
  signal: AbortSignal,
  /** Aborted when no one waits any longer for the cleanup at Apple. */
  hurry: AbortSignal,
): Promise<void> {
  const ending = await runSteps(active, signal);
  switch (ending.ending) {
    case 'finished':
      return active.note({
        type: 'run-done',
        ...(await active.storing(() => writeReceipt(active.record, folder, clock.now()))),
      });
    case 'blocked':
      return active.note({ type: 'run-blocked', findings: ending.findings });
    case 'stopped-waiting':
      return active.note({ type: 'run-stopped-waiting', limit: ending.limit });
    case 'waiting-for-notes':
      return active.note({ type: 'run-waiting-for-notes' });
    case 'ready-to-notify':
      return active.note({ type: 'run-ready-to-notify', reason: ending.reason });
    case 'review-busy':
      return active.note({ type: 'run-review-busy' });
    case 'failed':
      return active.note({ type: 'run-failed', error: ending.error });
    case 'stopped':
      return ending.reason === 'pause'
        ? active.note({ type: 'run-paused' })
        : cancelRun(active, hurry);
  }
}

/** Ends the run for good, once it is cleaned up at Apple. Throws the error that prevented a cancel. */
export async function cancelRun(active: ActiveRun, hurry: AbortSignal): Promise<void> {
  try {
    const asc = active.asc.forRun({ signal: hurry, patience: 'short' });
    const uploadRemoved = await withdrawUpload(asc, active.record);
    await active.note({ type: 'run-cancelled', uploadRemoved });
  } catch (thrown) {
    // A failed cancel changes nothing at Apple, and the run can be resumed.
    await active.note({ type: 'run-paused' });
    if (!hurry.aborted) throw thrown;
    fail('cancel-unanswered', message('error.cancel-unanswered.detail'));
  }
}

async function runSteps(active: ActiveRun, signal: AbortSignal): Promise<Ending> {
  let inARow = 0;
  let last: RunStep | undefined;
  for (;;) {
    const step = nextStep(active);
    if (!step) return { ending: 'finished' };
    inARow = step === last ? inARow + 1 : 1;
    last = step;
    const ending =
      inARow > mostInARow
        ? await failStep(active, step, new Error('The step ended, and its facts are not known'))
        : await runStep(active, step, signal);
    if (ending) return ending;
  }
}

/**
 * A step begins again when a fact of it changed while it ran, such as a note that a person edited. One that never has
 * all of them would ask Apple without end.
 */
const mostInARow = 20;

/** An outdated check makes earlier steps pending again. */
function nextStep({ record }: ActiveRun): RunStep | undefined {
  return stepTable.find((step) => !isSettled(step, record));
}

/** A step stays done only while the facts it provides to others are known. One that the run does not have is none. */
function isSettled({ id, isKnown }: RunStep, record: RunRecord): boolean {
  const step = record.run.steps.find((one) => one.id === id);
  if (step === undefined) return true;
  const { state } = step.progress;
  return state === 'skipped' || (state === 'done' && (isKnown?.(record) ?? true));
}

/** Null when the next step may follow. */
async function runStep(
  active: ActiveRun,
  step: RunStep,
  signal: AbortSignal,
): Promise<Ending | null> {
  try {
    signal.throwIfAborted();
    const skipped = step.skipped(active.record.run.plan, active.record);
    if (skipped !== null) {
      await active.note({ type: 'step-skipped', step: step.id, sentence: skipped });
      return null;
    }
    await active.note({ type: 'step-started', step: step.id, sentence: '' });
    const outcome = await step.run(active.contextFor(step.id, signal));
    if (outcome.outcome === 'check-again') {
      await active.note({ type: 'check-outdated' });
      return null;
    }
    if (outcome.outcome === 'blocked') return { ending: 'blocked', findings: outcome.findings };
    if (outcome.outcome === 'stopped-waiting')
      return { ending: 'stopped-waiting', limit: outcome.limit };
    if (outcome.outcome === 'waiting-for-notes') return { ending: 'waiting-for-notes' };
    if (outcome.outcome === 'review-busy') return { ending: 'review-busy' };
    if (outcome.outcome === 'ready-to-notify')
      return { ending: 'ready-to-notify', reason: outcome.reason };
    await active.note({ type: 'step-finished', step: step.id, sentence: outcome.sentence });
    return null;
  } catch (thrown) {
    if (signal.aborted) return { ending: 'stopped', reason: stopReasonOf(signal) };
    if (thrown instanceof GivesWay) return null;
    return failStep(active, step, thrown);
  }
}

async function failStep(active: ActiveRun, step: RunStep, thrown: unknown): Promise<Ending> {
  const error = toAppError(thrown);
  await active.note({ type: 'step-failed', step: step.id, error });
  return { ending: 'failed', error };
}
