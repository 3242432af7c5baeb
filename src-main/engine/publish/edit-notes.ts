import type { Finding } from '#shared/domain/finding';
import { findingsForNotes } from '#shared/domain/note-findings';
import { standingBlockers } from '#shared/domain/overriding';
import type { LocaleNote, PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { isBlockedByNotes, sendsNotesAtOnce, stepOf } from '#shared/domain/run-readers';
import { isStoredAs } from '#shared/domain/stored-note';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { noteFaults } from './note-problems';
import type { NewRunEvent } from './run-event';

/** Throws `note-refused`, `approval-fixed` and `run-not-resumable`. */
export function assertMayEdit(
  run: PublishRun,
  notes: readonly LocaleNote[],
  removed: readonly string[],
): void {
  assertAcceptable(notes);
  refuseApproved(run.plan, notes, removed);
  assertOpen(run);
}

/**
 * Throws `run-not-resumable`, `note-refused` for text that Apple is known to refuse, and `notes-already-sent` for taking
 * back what testers may have.
 */
export function assertMayBeReady(run: PublishRun, isReady: boolean): void {
  assertOpen(run);
  const { notes, overrides } = run.plan;
  if (isReady) raise(standingBlockers(findingsForNotes(notes), overrides));
  const kept = stepOf(run, 'notes-kept')?.progress.state;
  if (!isReady && (kept === 'done' || kept === 'skipped' || run.status.state === 'done'))
    fail('notes-already-sent', message('error.notes-already-sent.detail'));
}

/** What a person changed about the notes. */
export interface NotesEdit {
  notes: readonly LocaleNote[];
  removed: readonly string[];
}

/** Throws `notes-already-sent` if the run would send a changed note at once: what is still typed is no text to send. */
export function assertSendsNothing(run: PublishRun): void {
  if (sendsNotesAtOnce(run) || sendsEdit(run, run, null))
    fail('notes-already-sent', message('error.notes-already-sent.detail'));
}

/** To use what is there where someone else deleted a note, is not to send one. */
export function withoutDeleted(run: PublishRun, { notes, removed }: NotesEdit): NotesEdit {
  const isDeleted = ({ locale, text }: LocaleNote): boolean =>
    text.trim() === '' && theirsOf(run, locale)?.trim() === '';
  return {
    notes: notes.filter((note) => !isDeleted(note)),
    removed: [...removed, ...notes.filter(isDeleted).map(({ locale }) => locale)],
  };
}

const theirsOf = ({ notes }: PublishRun, locale: string): string | undefined =>
  notes.find(({ name }) => name === locale)?.elsewhere?.theirs;

/** Whether the run continues automatically after this change; a person resumes all others. */
export function sendsEdit(
  before: PublishRun,
  after: PublishRun,
  event: NewRunEvent | null,
): boolean {
  const { state } = before.status;
  if (state === 'waiting-for-notes') return after.plan.notesReady;
  if (state === 'done' || state === 'ready-to-notify') return true;
  if (event?.type !== 'notes-edited') return false;
  return settlesAll(before, after, { notes: event.notes, removed: event.removed ?? [] });
}

/** Whether only what someone else changed had stopped the run, and their text is used: there is nothing left to send. */
function settlesAll(before: PublishRun, after: PublishRun, { notes, removed }: NotesEdit): boolean {
  const { status } = before;
  if (status.state !== 'failed' || status.error.code !== 'note-changed') return false;
  const isTheirs = ({ locale, text }: LocaleNote): boolean => {
    const theirs = theirsOf(before, locale);
    return theirs !== undefined && isStoredAs(theirs, text);
  };
  const texts = [...notes, ...removed.map((locale) => ({ locale, text: '' }))];
  return texts.length > 0 && texts.every(isTheirs) && noteFaults(after).detail === null;
}

function assertOpen(run: PublishRun): void {
  const { state } = run.status;
  const isOver = state === 'cancelled' || (state === 'blocked' && !isBlockedByNotes(run));
  if (isOver) fail('run-not-resumable', message(`error.run-not-resumable.${state}`));
}

/** What Apple is known to refuse is refused here, with what is wrong and where. */
export function assertAcceptable(notes: readonly LocaleNote[]): void {
  raise(findingsForNotes(notes).filter(({ severity }) => severity === 'blocker'));
}

function raise([finding]: readonly Finding[]): void {
  if (finding === undefined) return;
  const { where, title, whatToDo: fix } = finding;
  fail('note-refused', message('finding.in-place', { where, title, fix }));
}

/** Sending an approved note again is allowed, changing it is not. */
export function refuseApproved(
  { rules, notes: approved }: PublishPlan,
  notes: readonly LocaleNote[],
  removed: readonly string[],
): void {
  if (!rules?.approval) return;
  const isSame = ({ locale, text }: LocaleNote) =>
    approved.some((note) => note.locale === locale && note.text === text);
  if (removed.length > 0 || !notes.every(isSame))
    fail('approval-fixed', message('error.approval-fixed.detail', { preset: rules.presetName }));
}
