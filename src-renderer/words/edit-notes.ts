import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { say } from '#shared/words/say';
import { isAcceptable } from './note';

interface EditNotesWords {
  /** The button that opens the sheet. */
  open: string;
  title: string;
  sentence: string;
  act: string;
}

function wordsFor(act: 'edit' | 'resend'): EditNotesWords {
  return {
    open: say(`run-view.notes.${act}`),
    title: say(`run-view.notes.${act}-title`),
    sentence: say(`run-view.notes.${act}-text`),
    act: say(`run-view.notes.${act}-act`),
  };
}

/** What the run offers for its notes; null if nothing can be done about them. */
export function editNotesWords(run: PublishRun): EditNotesWords | null {
  const { status, plan, notes, readOnly } = run;
  const isOver = status.state === 'cancelled' || status.state === 'blocked';
  if (readOnly !== null || isOver || plan.notes.length === 0 || plan.scope === 'upload-only')
    return null;
  return notes.every(({ state }) => state === 'waiting') ? wordsFor('edit') : wordsFor('resend');
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
    return refused.map(({ locale }) => say('run-view.notes.refused', { language: { locale } }));
  return changed.length === 0 ? [say('run-view.notes.unchanged')] : [];
}
