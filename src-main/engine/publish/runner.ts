import type { Finding } from '#shared/domain/finding';
import type { WaitLimit } from '#shared/domain/publish-run';
import { asTrouble, type Trouble } from '#shared/errors';
import type { Clock } from '../ports';
import type { ActiveRun } from './active-run';
import { writeReceipt } from './receipt';
import type { RunStep } from './step';
import { stepTable } from './step-table';
import type { StopReason } from './stop-request';
import { withdrawUpload } from './withdraw-upload';

/** What a signal that ends a run is aborted with. */
export class RunStopped extends Error {
  constructor(readonly reason: StopReason) {
    super(`The run was asked to ${reason}`);
    this.name = 'RunStopped';
  }
}

type Ending =
  | { ending: 'finished' }
  | { ending: 'blocked'; findings: Finding[] }
  | { ending: 'stopped-waiting'; limit: WaitLimit }
  | { ending: 'failed'; trouble: Trouble }
  | { ending: 'stopped'; reason: StopReason };

/** Works through the steps that are not settled yet and journals how the run ends. */
export async function workThrough(
  active: ActiveRun,
  folder: string,
  clock: Clock,
  signal: AbortSignal,
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
    case 'failed':
      return active.note({ type: 'run-failed', trouble: ending.trouble });
    case 'stopped':
      return ending.reason === 'pause' ? active.note({ type: 'run-paused' }) : cancelRun(active);
  }
}

/** Ends the run for good, once Apple's side is cleaned up. Raises what kept it from being cancelled. */
export async function cancelRun(active: ActiveRun): Promise<void> {
  try {
    const uploadRemoved = await withdrawUpload(active.asc, active.record);
    await active.note({ type: 'run-cancelled', uploadRemoved });
  } catch (thrown) {
    // What could not be cancelled is left as it is at Apple, and can be carried on.
    await active.note({ type: 'run-paused' });
    throw thrown;
  }
}

async function runSteps(active: ActiveRun, signal: AbortSignal): Promise<Ending> {
  for (const step of stepTable) {
    const { progress } = active.record.run.steps.find(({ id }) => id === step.id) ?? {};
    if (progress?.state === 'done' || progress?.state === 'skipped') continue;
    const ending = await runStep(active, step, signal);
    if (ending) return ending;
  }
  return { ending: 'finished' };
}

/** Null when the next step may follow. */
async function runStep(
  active: ActiveRun,
  step: RunStep,
  signal: AbortSignal,
): Promise<Ending | null> {
  try {
    signal.throwIfAborted();
    const { plan } = active.record.run;
    const skipped = step.skipped(plan, active.record.run);
    if (skipped !== null) {
      await active.note({ type: 'step-skipped', step: step.id, sentence: skipped });
      return null;
    }
    await active.note({ type: 'step-started', step: step.id, sentence: '' });
    const outcome = await step.run(active.contextFor(step.id, signal));
    if (outcome.outcome === 'blocked') return { ending: 'blocked', findings: outcome.findings };
    if (outcome.outcome === 'stopped-waiting')
      return { ending: 'stopped-waiting', limit: outcome.limit };
    await active.note({ type: 'step-finished', step: step.id, sentence: outcome.sentence });
    return null;
  } catch (thrown) {
    if (signal.aborted) return { ending: 'stopped', reason: reasonOf(signal) };
    const trouble = asTrouble(thrown);
    await active.note({ type: 'step-failed', step: step.id, trouble });
    return { ending: 'failed', trouble };
  }
}

function reasonOf(signal: AbortSignal): StopReason {
  return signal.reason instanceof RunStopped ? signal.reason.reason : 'pause';
}
