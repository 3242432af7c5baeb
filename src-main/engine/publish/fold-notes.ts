import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun, Step, StepId, Written } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import { toPending, withRun } from './fold-steps';
import { noteFaults } from './note-problems';
import type { WriteName } from './run-event';
import type { RunRecord } from './run-record';

/* What a journal says about What to Test. */

export function withNote({ notes }: PublishRun, changed: Written): Written[] {
  return notes.map((one) => (one.name === changed.name ? changed : one));
}

/** The locale of a write of the journal; null for another write. */
function localeOf(what: WriteName): string | null {
  return /^note (.+)$/su.exec(what)?.[1] ?? null;
}

/** However the write ends, App Store Connect may have this text from now on. */
export function withNoteIntended(record: RunRecord, what: WriteName): RunRecord {
  const locale = localeOf(what);
  const note = record.run.plan.notes.find((one) => one.locale === locale);
  return note === undefined ? record : withSent(record, note);
}

function withSent(record: RunRecord, { locale, text }: LocaleNote): RunRecord {
  const before = record.sentNotes[locale] ?? [];
  const sent = [...before.filter((one) => one !== text), text];
  return { ...record, sentNotes: { ...record.sentNotes, [locale]: sent } };
}

/** Not of a note that was edited meanwhile. */
export function withNoteAnswered(record: RunRecord, what: WriteName): RunRecord {
  const { run, sentNotes } = record;
  const name = localeOf(what);
  const now = run.plan.notes.find((one) => one.locale === name);
  if (name === null || now?.text !== sentNotes[name]?.at(-1)) return record;
  return withRun(record, { notes: withNote(run, { name, state: 'sent' }) });
}

export function withReadBack(
  record: RunRecord,
  note: { locale: string; text?: string | undefined },
): RunRecord {
  const { locale, text } = note;
  const known = withoutDeletion(
    text === undefined ? record : withSent(record, { locale, text }),
    locale,
  );
  return isEdited(record.run, note)
    ? known
    : withRun(known, { notes: withNote(record.run, { name: locale, state: 'read-back' }) });
}

/** The note is there again: whoever deletes it from now on is asked about again. */
function withoutDeletion(record: RunRecord, locale: string): RunRecord {
  const { [locale]: replaced = [], ...others } = record.replacedNotes;
  const texts = replaced.filter((text) => text.trim() !== '');
  return texts.length === replaced.length
    ? record
    : { ...record, replacedNotes: { ...others, [locale]: texts } };
}

/** Failures for notes come after the comparison of all of them. */
const afterComparison: ReadonlySet<ErrorCode> = new Set(['note-changed', 'note-refused-by-apple']);

/** What the last check of the notes has found in place. */
export function withNotesChecked(record: RunRecord, step: StepId, error?: AppError): RunRecord {
  if (step !== 'notes-kept' || (error && !afterComparison.has(error.code))) return record;
  const found = record.run.notes.filter(({ state }) => state === 'read-back');
  const checkedNotes = new Set([...record.checkedNotes, ...found.map(({ name }) => name)]);
  return { ...record, checkedNotes: [...checkedNotes] };
}

/** Whether the note was changed after this text had been sent. */
function isEdited(
  { plan }: PublishRun,
  { locale, text }: { locale: string; text?: string | undefined },
) {
  const now = plan.notes.find((note) => note.locale === locale);
  return text !== undefined && now !== undefined && now.text !== text;
}

/** Notes that a person changed are written again, even if the steps for them are done. */
export function withNotes(
  record: RunRecord,
  { notes, removed }: { notes: readonly LocaleNote[]; removed: readonly string[] },
): RunRecord {
  const { run, removedNotes, sentNotes } = record;
  const edited = notes.map(({ locale }) => locale);
  const isIn = (locale: string): boolean => !removed.includes(locale) || edited.includes(locale);
  const named = (locale: string) => notes.findLast((note) => note.locale === locale);
  const kept = run.plan.notes.filter(({ locale }) => isIn(locale));
  const isNew = (locale: string) => !kept.some((note) => note.locale === locale);
  const plan = {
    ...run.plan,
    notes: [
      ...kept.map((note) => named(note.locale) ?? note),
      ...notes.filter((note) => isNew(note.locale) && named(note.locale) === note),
    ],
  };
  const written = plan.notes.map(({ locale: name }): Written => {
    const before = run.notes.find((one) => one.name === name);
    return before === undefined || edited.includes(name) ? { name, state: 'waiting' } : before;
  });
  const wasSent = removed.filter((locale) => locale in sentNotes);
  // Whoever edits a note that someone else changed has seen their text.
  const seen = withReplaceable(record, (locale) => edited.includes(locale));
  return {
    ...withFaultsLeft(withNotesAgain(withRun(seen, { plan, notes: written }))),
    removedNotes: [...new Set([...removedNotes, ...wasSent])].filter(
      (one) => !edited.includes(one),
    ),
  };
}

export function withNotesReady(record: RunRecord, isReady: boolean): RunRecord {
  const { run } = record;
  const plan = { ...run.plan, notesReady: isReady };
  // What it waited for is there: all that is left is to resume it.
  const isOver = isReady && run.status.state === 'waiting-for-notes';
  const status = isOver ? ({ state: 'interrupted' } as const) : run.status;
  return withNotesAgain(withRun(record, { plan, status }));
}

/** The steps for notes run again, unless one of them is running: it sees the change. */
function withNotesAgain(record: RunRecord): RunRecord {
  const { plan, steps } = record.run;
  return withRun(record, {
    steps: steps.map((step) =>
      aboutNotes.has(step.id) && !isKeptIn(record.run, step) ? toPending(plan, step) : step,
    ),
  });
}

/** One that failed says why until the run is resumed. */
function isKeptIn({ status }: PublishRun, { progress }: Step): boolean {
  return progress.state === 'running' || (progress.state === 'failed' && status.state === 'failed');
}

/** What someone else changed and a person has decided about is no reason any more; the rest still is. */
function withFaultsLeft(record: RunRecord): RunRecord {
  const { status, steps } = record.run;
  if (status.state !== 'failed' || status.error.code !== 'note-changed') return record;
  const { changed, detail } = noteFaults(record.run);
  if (changed.length === 0 || detail === null) return record;
  const error = { ...status.error, detail };
  return withRun(record, {
    status: { ...status, error },
    steps: steps.map((step) =>
      step.progress.state === 'failed' ? { ...step, progress: { ...step.progress, error } } : step,
    ),
  });
}

const aboutNotes: ReadonlySet<StepId> = new Set(['notes', 'notes-kept']);

/** What was removed is not the run's any more, whether it is gone or stays. */
export function withNoteRemoved(record: RunRecord, { locale }: { locale: string }): RunRecord {
  const { [locale]: _, ...sentNotes } = record.sentNotes;
  const others = (locales: readonly string[]) => locales.filter((one) => one !== locale);
  return {
    ...record,
    sentNotes,
    removedNotes: others(record.removedNotes),
    checkedNotes: others(record.checkedNotes),
  };
}

/** Someone wrote another text at App Store Connect than the one that was there before, or that this run wrote. */
export function withElsewhere(
  record: RunRecord,
  { locale: name, text: theirs }: { locale: string; text: string },
): RunRecord {
  const { sentNotes, replacedNotes } = record;
  const base = sentNotes[name]?.at(-1) ?? replacedNotes[name]?.at(-1) ?? null;
  const elsewhere = { base, theirs };
  return withRun(record, { notes: withNote(record.run, { name, state: 'waiting', elsewhere }) });
}

/** A person has seen what someone else wrote in these languages, and it may be replaced. */
export function withReplaceable(
  record: RunRecord,
  isMeant: (locale: string) => boolean,
): RunRecord {
  const replacedNotes = { ...record.replacedNotes };
  for (const { name, elsewhere } of record.run.notes) {
    if (elsewhere === undefined || !isMeant(name)) continue;
    replacedNotes[name] = [...(replacedNotes[name] ?? []), elsewhere.theirs];
  }
  return { ...record, replacedNotes };
}
