import type { PublishPlan } from '#shared/domain/publish-plan';
import type {
  GroupGiven,
  PublishRun,
  RunStatus,
  Step,
  StepId,
  StepState,
} from '#shared/domain/publish-run';
import { failedForGood } from '#shared/domain/run-readers';
import { message } from '#shared/words/message';
import type { RunRecord } from './run-record';
import { titleOf } from './step-titles';

/** The record with changes to the visible run. */
export function withRun(record: RunRecord, change: Partial<PublishRun>): RunRecord {
  return { ...record, run: { ...record.run, ...change } };
}

export function withStep(
  record: RunRecord,
  id: StepId,
  change: (progress: StepState) => StepState,
): RunRecord {
  const { plan, steps } = record.run;
  const changed = steps.map((step) =>
    step.id === id ? inState(plan, step, change(step.progress)) : step,
  );
  return withRun(record, { steps: changed });
}

function inState(plan: PublishPlan, step: Step, progress: StepState): Step {
  return { ...step, title: titleOf(step.id, plan, progress.state), progress };
}

/** A later step may save notes, and a note may be edited: the title of the step says how many are saved now. */
export function withSavedNotesCounted(run: PublishRun): PublishRun {
  const saved = run.notes.filter(({ state }) => state === 'read-back').length;
  const steps = run.steps.map((step) =>
    step.id === 'notes' && step.progress.state === 'done'
      ? { ...step, title: titleOf('notes', run.plan, 'done', saved) }
      : step,
  );
  return { ...run, steps };
}

/** A run whose process died without an outcome in the journal. */
export function interrupted(run: PublishRun): PublishRun {
  return { ...run, steps: backToPending(run), status: { state: 'interrupted' } };
}

/** Running and failed steps start again when the run is resumed. */
export function backToPending({ plan, steps }: PublishRun): Step[] {
  return steps.map((step) => {
    const isSettled = step.progress.state === 'done' || step.progress.state === 'skipped';
    return isSettled ? step : toPending(plan, step);
  });
}

export function toPending(plan: PublishPlan, step: Step): Step {
  return inState(plan, step, { state: 'pending' });
}

/** Steps that will never run promise nothing any more. */
export function givenUp(steps: readonly Step[], begun: readonly StepId[]): Step[] {
  return steps.map((step) =>
    step.progress.state === 'pending'
      ? {
          ...step,
          intention: message(begun.includes(step.id) ? 'step.not-finished' : 'step.not-started'),
        }
      : step,
  );
}

/** A failure that resuming cannot change ends the run for good. */
export function endedByFailure(
  record: RunRecord,
  status: Extract<RunStatus, { state: 'failed' }>,
): RunRecord {
  const { steps } = record.run;
  return withRun(record, {
    status,
    steps: failedForGood({ status }) ? givenUp(steps, record.begun) : steps,
  });
}

export function startOf(progress: StepState, otherwise: string): string {
  return 'startedAt' in progress ? progress.startedAt : otherwise;
}

/** The group of this ID, as often as a plan names it; those of which it has only the name by that. */
export function settleGroup(
  groups: readonly GroupGiven[],
  { id, name }: { id?: string | undefined; name: string },
  change: Partial<GroupGiven>,
): GroupGiven[] {
  return groups.map((one) => {
    const isMeant = id === undefined || one.id === undefined ? one.name === name : one.id === id;
    return isMeant ? { ...one, ...change } : one;
  });
}

/** The groups with their IDs, each once: a plan may have one by its ID and by its name. */
export function identified(
  groups: readonly GroupGiven[],
  found: readonly { id: string; name: string }[],
): GroupGiven[] {
  const all = groups.map((group) => {
    const id = group.id ?? found.find(({ name }) => name === group.name)?.id;
    return id === undefined ? group : { ...group, id };
  });
  return all.filter(
    ({ id }, place) => id === undefined || all.findIndex((one) => one.id === id) === place,
  );
}
