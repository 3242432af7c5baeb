import { create } from 'zustand';
import { asSent } from '#shared/asc/text-rules';
import { say } from '#shared/words/say';
import type { NotesBook } from './notes-book';
import { isTypedOn, type TypingPause, typingOf } from './typing-steps';
import { announcer, dropToasts, showToast } from './window';

/** What an undo brings back of a language. */
export interface KeptLanguage {
  locale: string;
  /** Null without a note. */
  text: string | null;
  isListed: boolean;
  isToReview: boolean;
}

/** The notes at one moment. */
export interface NotesMoment extends Pick<NotesBook, 'locales' | 'notes' | 'toReview' | 'chosen'> {}

/** Whose notes have a history, and how they are read and changed. */
export interface NotesOwner {
  key: string;
  /** Null once these notes are closed. */
  now: () => NotesMoment | null;
  /** `order` is that of the listed languages. */
  put: (
    languages: readonly KeptLanguage[],
    chosen: string | null,
    order: readonly string[],
  ) => void;
}

interface Change {
  before: KeptLanguage;
  after: KeptLanguage;
}

/** One change of one or of many languages, which is undone as a whole. */
export interface Step {
  owner: NotesOwner;
  /** What was done; null for what was typed in one language. */
  said: string | null;
  changes: readonly Change[];
  order: { before: readonly string[]; after: readonly string[] };
  typing: TypingPause | null;
  /** What its toast offers. */
  undo: (() => void) | null;
}

interface History {
  /** The newest is the last. */
  done: readonly Step[];
  undone: readonly Step[];
}

/** By the key of the owner. Only while the window is open. */
export const useNotesHistory = create<Readonly<Record<string, History>>>(() => ({}));

const nothing: History = { done: [], undone: [] };
const mostSteps = 100;

function historyOf(key: string): History {
  return useNotesHistory.getState()[key] ?? nothing;
}

function putHistory(key: string, change: Partial<History>): void {
  useNotesHistory.setState({ [key]: { ...historyOf(key), ...change } });
}

export function forgetHistory(key: string): void {
  useNotesHistory.setState({ [key]: nothing });
}

/** Changes several notes at once, and says so with an undo. */
export function changeNotes(
  owner: NotesOwner,
  locales: readonly string[],
  said: string,
  act: () => void,
): void {
  const step = stepOf(owner, locales, said, act);
  if (step === null) return showToast(said);
  const undo = (): void => undoStep(owner.key, step);
  add({ ...step, undo });
  showToast(said, undo);
}

/** Changes what is typed in one language. A step is as much as was typed in one go, at most a word. */
export function typeNote(owner: NotesOwner, locale: string, act: () => void): void {
  const step = stepOf(owner, [locale], null, act);
  const [change] = step?.changes ?? [];
  if (step === null || change === undefined) return;
  const typing = typingOf(change.before.text ?? '', change.after.text ?? '');
  const { done, undone } = historyOf(owner.key);
  const last = done.at(-1);
  const [before] = last?.changes ?? [];
  const goesOn =
    undone.length === 0 &&
    last?.typing != null &&
    before?.before.locale === locale &&
    isSame(before.after, change.before) &&
    isTypedOn(last.typing, typing);
  if (!goesOn) return add({ ...step, typing });
  const whole = { ...last, typing, changes: [{ before: before.before, after: change.after }] };
  putHistory(owner.key, { done: [...done.slice(0, -1), whole] });
}

function add(step: Step): void {
  const { done } = historyOf(step.owner.key);
  putHistory(step.owner.key, { done: [...done, step].slice(-mostSteps), undone: [] });
}

function stepOf(
  owner: NotesOwner,
  locales: readonly string[],
  said: string | null,
  act: () => void,
): Step | null {
  const before = owner.now();
  act();
  const after = owner.now();
  if (before === null || after === null) return null;
  const changes = locales
    .map((locale) => ({ before: keptOf(before, locale), after: keptOf(after, locale) }))
    .filter(
      ({ before: old, after: next }) =>
        old.text !== next.text ||
        old.isListed !== next.isListed ||
        old.isToReview !== next.isToReview,
    );
  const order = { before: before.locales, after: after.locales };
  return changes.length === 0 ? null : { owner, said, changes, order, typing: null, undo: null };
}

function keptOf({ locales, notes, toReview }: NotesMoment, locale: string): KeptLanguage {
  return {
    locale,
    text: notes.find((note) => note.locale === locale)?.text ?? null,
    isListed: locales.includes(locale),
    isToReview: toReview.includes(locale),
  };
}

/** A note that was saved into a run since has the line ends that are sent. */
function isSame(one: KeptLanguage, other: KeptLanguage): boolean {
  return asSent(one.text ?? '') === asSent(other.text ?? '');
}

/** Only where the text is still what the step made of it; returns the parts that were changed, and those that were not. */
function swap(step: Step, from: keyof Change, to: keyof Change): [Change[], Change[]] {
  const { owner, changes, order } = step;
  const now = owner.now();
  if (now === null) return [[], []];
  const isUntouched = (change: Change): boolean =>
    isSame(keptOf(now, change[from].locale), change[from]);
  const changed = changes.filter(isUntouched);
  const left = changes.filter((change) => !isUntouched(change));
  if (changed.length > 0)
    owner.put(
      changed.map((change) => change[to]),
      chosenAfter(now, changed, to),
      order[to],
    );
  return [changed, left];
}

/** A change of one language, or one that lists languages again, is shown. */
function chosenAfter(
  { chosen, locales }: NotesMoment,
  changed: readonly Change[],
  to: keyof Change,
): string | null {
  const next = changed.map((change) => change[to]);
  if (next.some(({ locale }) => locale === chosen)) return chosen;
  const isBack = ({ locale, isListed }: KeptLanguage) => isListed && !locales.includes(locale);
  const shown = next.length === 1 ? next[0] : next.find(isBack);
  return shown?.locale ?? chosen;
}

/** Undoes this step, also after others; where more was typed since, that stays. */
function undoStep(key: string, step: Step): void {
  const { done, undone } = historyOf(key);
  const at = done.findIndex(({ changes }) => changes === step.changes);
  if (at === -1) return;
  const [changed, left] = swap(step, 'after', 'before');
  // What was typed over it is undone separately, and then the rest of this step.
  const rest = left.length === 0 || at === done.length - 1 ? [] : [{ ...step, changes: left }];
  putHistory(key, {
    done: [...done.slice(0, at), ...rest, ...done.slice(at + 1)],
    undone: changed.length === 0 ? undone : [...undone, { ...step, changes: changed }],
  });
}

/** What an undo would take back, in words; null if there is nothing. */
export function undoWords(key: string): string | null {
  const step = historyOf(key).done.at(-1);
  return step === undefined ? null : say('notes.undo', { done: wordsOf(step) });
}

export function redoWords(key: string): string | null {
  const step = historyOf(key).undone.at(-1);
  return step === undefined ? null : say('notes.redo', { done: wordsOf(step) });
}

function wordsOf({ said, changes: [change] }: Step): string {
  if (said === null)
    return say('notes.typing', { language: { locale: change?.after.locale ?? '' } });
  // A toast is a sentence.
  return said.replace(/[.。]$/u, '');
}

/** Undoes the newest change that still is to be seen. */
export function undoNotes(key: string): void {
  const { done, undone } = historyOf(key);
  const step = done.at(-1);
  if (step === undefined) return;
  const [changed] = swap(step, 'after', 'before');
  putHistory(key, {
    done: done.slice(0, -1),
    undone: changed.length === 0 ? undone : [...undone, { ...step, changes: changed }],
  });
  dropToasts(({ undo }) => undo !== null && undo === step.undo);
  if (changed.length === 0) return undoNotes(key);
  tell(step, 'notes.undone');
}

export function redoNotes(key: string): void {
  const { done, undone } = historyOf(key);
  const step = undone.at(-1);
  if (step === undefined) return;
  const [changed] = swap(step, 'before', 'after');
  putHistory(key, {
    undone: undone.slice(0, -1),
    done: changed.length === 0 ? done : [...done, { ...step, changes: changed, typing: null }],
  });
  if (changed.length === 0) return redoNotes(key);
  tell(step, 'notes.redone');
}

let told = '';

/** Many languages may have changed out of sight; what was typed is seen in its field. */
function tell(step: Step, words: 'notes.undone' | 'notes.redone'): void {
  const said = say(words, { done: wordsOf(step) });
  // Of several in a row only the last still holds.
  dropToasts(({ text }) => text === told);
  told = said;
  if (step.said === null) announcer.announceNow(said);
  else showToast(said);
}
