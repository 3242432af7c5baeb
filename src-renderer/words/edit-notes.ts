import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { localeName } from '#shared/words/locale-name';
import { isAcceptable } from './note';

interface EditNotesWords {
  /** The button that opens the sheet. */
  open: string;
  title: string;
  sentence: string;
  act: string;
}

const editing: EditNotesWords = {
  open: 'Edit notes',
  title: 'Edit notes',
  sentence: 'Notes are written as soon as App Store Connect shows the build.',
  act: 'Save notes',
};

const resending: EditNotesWords = {
  open: 'Edit and resend notes',
  title: 'Resend notes',
  sentence: 'Only the notes that you change, and those that App Store Connect refused, are sent.',
  act: 'Send notes',
};

/** What the run offers for its notes; null if nothing can be done about them. */
export function editNotesWords(run: PublishRun): EditNotesWords | null {
  const { status, plan, notes, readOnly } = run;
  const isOver = status.state === 'cancelled' || status.state === 'blocked';
  if (readOnly !== null || isOver || plan.notes.length === 0 || plan.scope === 'upload-only')
    return null;
  return notes.every(({ state }) => state === 'waiting') ? editing : resending;
}

/** The changed notes, and the refused ones. */
export function changedNotes(run: PublishRun, notes: readonly LocaleNote[]): LocaleNote[] {
  return notes.filter(({ locale, text }) => {
    const before = run.plan.notes.find((note) => note.locale === locale)?.text;
    const written = run.notes.find(({ name }) => name === locale);
    return text !== before || written?.state === 'refused';
  });
}

/** Why the notes cannot be sent, in sentences. */
export function notesGaps(notes: readonly LocaleNote[], changed: readonly LocaleNote[]): string[] {
  const refused = notes.filter(({ text }) => !isAcceptable(text));
  if (refused.length > 0)
    return refused.map(({ locale }) => `Apple would refuse the ${localeName(locale)} note.`);
  return changed.length === 0 ? ['No note was changed.'] : [];
}
