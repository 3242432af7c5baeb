import { changeBetween } from '#shared/domain/note-fixes';

/** How a text was changed by typing, and when: what is typed in one go is one step of the undo. */
export interface TypingPause {
  kind: 'insert' | 'delete' | 'replace';
  /** What was inserted. */
  text: string;
  /** That of the input method that was composing it; null for what was typed by keys. */
  composition: number | null;
  /** As `performance.now()` counts. */
  at: number;
}

/** Milliseconds after which typing begins a new step. */
const pause = 1000;

/** A character that is typed, which may be of several code units; more is pasted. */
const mostTyped = 2;

let compositions = 0;
let composition: number | null = null;

/** While an input method composes a text, its drafts are no steps of their own. */
export function beginComposition(): void {
  compositions += 1;
  composition = compositions;
}

export function endComposition(): void {
  composition = null;
}

export function typingOf(before: string, after: string): TypingPause {
  const { start, end, text } = changeBetween(before, after);
  const isTyped = start === end && text.length <= mostTyped;
  const kind = text === '' ? 'delete' : isTyped ? 'insert' : 'replace';
  return { kind, text, composition, at: performance.now() };
}

/** Whether it belongs to the same step. */
export function isTypedOn(last: TypingPause, next: TypingPause): boolean {
  if (last.composition !== next.composition) return false;
  if (next.composition !== null) return true;
  if (next.at - last.at > pause) return false;
  if (last.kind !== next.kind || next.kind === 'replace') return false;
  return next.kind === 'delete' || isBlank(next.text) || !isBlank(last.text);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
