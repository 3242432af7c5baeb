import type { PublishRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import { firstToFix, notesMode } from '../words/edit-notes';
import type { NotesBook } from './notes-book';
import { type TypedNotes, unsentChange } from './typed-notes';
import { typedBook } from './typed-notes-book';

/** The notes of a run, with what was typed since. */
export function runNotesBook(run: PublishRun, typed: TypedNotes): NotesBook {
  const { id, package: info } = run;
  const { version, buildNumber, bundleId } = info;
  const book = typedBook(id, run.plan.notes, typed);
  const { locales } = book;
  const mode = notesMode(run);
  const { notes: changed } = unsentChange(run.plan.notes, typed);
  const chosen = typed.chosen ?? firstToFix(run) ?? null;
  const primary = typed.primary ?? run.plan.notes[0]?.locale ?? locales[0] ?? null;
  return {
    ...book,
    of: { kind: 'run', runId: id },
    app: { name: run.app?.name ?? appName(info), bundleId },
    version,
    buildNumber,
    primary,
    chosen: chosen !== null && locales.includes(chosen) ? chosen : primary,
    written: run.notes,
    unsent: mode === 'send-again' ? changed.map(({ locale }) => locale) : [],
    sent: null,
    values: { version, buildNumber, date: new Date() },
    isEditable: mode !== 'closed',
  };
}
