import type { LocaleNote, PublishPlan } from '#shared/domain/publish-plan';
import type {
  PublishRun,
  RunStatus,
  Step,
  StepId,
  StepState,
  Written,
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

export function withReadBack(
  record: RunRecord,
  note: { locale: string; text?: string | undefined },
): RunRecord {
  const { run } = record;
  const { locale, text } = note;
  const ownNotes = text === undefined ? record.ownNotes : { ...record.ownNotes, [locale]: text };
  const notes = isEdited(run, note)
    ? run.notes
    : withNote(run, { name: locale, state: 'read-back' });
  return { ...withRun(record, { notes }), ownNotes };
}

/** Whether the note was changed after this text had been sent. */
function isEdited(
  { plan }: PublishRun,
  { locale, text }: { locale: string; text?: string | undefined },
) {
  const now = plan.notes.find((note) => note.locale === locale);
  return text !== undefined && now !== undefined && now.text !== text;
}

export function withNote({ notes }: PublishRun, changed: Written): Written[] {
  return notes.map((one) => (one.name === changed.name ? changed : one));
}

/** Notes that a person changed are written again, even if the steps for them are done. */
export function withNotes(record: RunRecord, notes: readonly LocaleNote[]): RunRecord {
  const { run } = record;
  const locales = new Set(notes.map(({ locale }) => locale));
  const plan = {
    ...run.plan,
    notes: [...run.plan.notes.filter(({ locale }) => !locales.has(locale)), ...notes],
  };
  const written = run.notes.filter(({ name }) => !locales.has(name));
  return withRun(record, {
    plan,
    notes: [
      ...written,
      ...notes.map(({ locale }) => ({ name: locale, state: 'waiting' as const })),
    ],
    steps: run.steps.map((step) =>
      aboutNotes.has(step.id) && step.progress.state !== 'running' ? toPending(plan, step) : step,
    ),
  });
}

const aboutNotes: ReadonlySet<StepId> = new Set(['notes', 'notes-kept']);

export function settle<T extends { name: string }>(
  all: T[],
  name: string,
  change: Partial<T>,
): T[] {
  return all.map((one) => (one.name === name ? { ...one, ...change } : one));
}
