import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun, Written } from '#shared/domain/publish-run';
import { canEditNotes, sendsNotesAtOnce } from '#shared/domain/run-readers';
import { say } from '#shared/words/say';
import { isAcceptable } from './note';

/**
 * What becomes of a change to the notes of a run: it is saved into the run, which sends it when it gets there; it is
 * kept until a person sends it, because the run would send it at once; or the notes can't be changed any more.
 */
export type NotesMode = 'into-run' | 'send-again' | 'closed';

export function notesMode(run: PublishRun): NotesMode {
  if (!canEditNotes(run) || run.plan.rules?.approval) return 'closed';
  return sendsNotesAtOnce(run) ? 'send-again' : 'into-run';
}

/** Whether the run has notes, or may still get some. */
export function hasNotes({ plan }: PublishRun): boolean {
  return plan.scope !== 'upload-only' && (plan.notes.length > 0 || !plan.notesReady);
}

/** The button that opens the notes. */
export function openNotesWords(run: PublishRun): string {
  return say(notesMode(run) === 'closed' ? 'run-notes.view' : 'run-notes.edit');
}

/** Why the notes can't be sent, in sentences; an incomplete set of languages is no reason. */
export function notSendable(notes: readonly LocaleNote[]): string[] {
  return notes
    .filter(({ text }) => !isAcceptable(text))
    .map(({ locale }) => say('run-notes.unacceptable', { language: { locale } }));
}

/** Whether this language was refused, could not be sent, or was changed elsewhere. */
export function isToFix({ state, elsewhere }: Written): boolean {
  return state === 'refused' || state === 'failed' || elsewhere !== undefined;
}

/** Whether a language was refused, could not be sent, or was changed elsewhere. */
export function hasNotesToFix({ notes }: PublishRun): boolean {
  return notes.some(isToFix);
}

/** Whether the run stands still until a note is changed; two people's texts are compared in its row. */
export function needsNotes(run: PublishRun): boolean {
  if (notesMode(run) !== 'into-run') return false;
  if (run.status.state === 'blocked') return notSendable(run.plan.notes).length > 0;
  return run.status.state === 'failed' && run.notes.some(({ state }) => state === 'refused');
}

/** Whether a finished run's notes are not all at App Store Connect as they should be, and can still be sent. */
export function asksForNotes(run: PublishRun): boolean {
  return run.status.state === 'done' && notesMode(run) !== 'closed' && hasNotesToFix(run);
}

/** The languages that were not sent, and can be sent as they are. */
export function unsentLanguages({ notes }: Pick<PublishRun, 'notes'>): string[] {
  return notes
    .filter(({ state }) => state === 'refused' || state === 'failed')
    .map(({ name }) => name);
}

/** `Resume`, or what resuming does to texts that someone changed at App Store Connect. */
export function resumeWords(run: PublishRun): string {
  if (run.status.state === 'review-busy') return say('review-busy.again');
  const count = run.notes.filter(({ elsewhere }) => elsewhere !== undefined).length;
  return count > 0 && run.status.state === 'failed'
    ? say('run-notes.keep-mine', { count })
    : say('run-view.resume');
}

/** The name of the folded lines: how many languages, or what became of them if that is not the same for all. */
export function noteCountWords(run: PublishRun): string {
  const isSettled = run.notes.every(({ state }) => state === 'read-back');
  return isSettled
    ? say('run-view.languages-count', { count: run.notes.length })
    : sendingSummary(run);
}

/** The language that is shown first: one that was refused, or changed elsewhere. */
export function firstToFix(run: PublishRun): string | undefined {
  const blocked = run.plan.notes.find(({ text }) => !isAcceptable(text));
  return run.notes.find(isToFix)?.name ?? blocked?.locale;
}

/** `38 sent; 1 refused: French; 11 not sent` */
export function sendingSummary({ notes }: Pick<PublishRun, 'notes'>): string {
  const named = (state: Written['state']) => notes.filter((note) => note.state === state);
  const refused = named('refused');
  const languages = { list: refused.slice(0, 3).map(({ name }) => ({ locale: name })) };
  return say('run-notes.summary', {
    sent: named('read-back').length + named('sent').length,
    refused: refused.length,
    languages,
    waiting: named('waiting').length + named('failed').length,
  });
}
