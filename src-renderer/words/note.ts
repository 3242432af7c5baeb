import { marksIn } from '#shared/asc/text-marks';
import {
  checkTyped,
  refusedPlaces,
  type TextCheck,
  type TextRule,
  whatToTestRule,
} from '#shared/asc/text-rules';
import { formatWhole } from '#shared/words/format';
import { type Message, message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Tone } from './format';
import { lineOf } from './note-issue';

/** The status of one locale's note. */
interface NoteState {
  tone: Tone;
  /** Shown: `312`, `Empty`, `1 unsupported`, `12 too long`. */
  short: string;
  /** Read by a screen reader in its place. */
  full: string;
}

export function noteState(
  text: string,
  check: TextCheck,
  { form }: TextRule = whatToTestRule,
  filledWhenSent: readonly string[] = [],
): NoteState {
  if (text.trim() === '') {
    const empty = say('notes.state.empty');
    return { tone: 'quiet', short: empty, full: empty };
  }
  if (check.tooLong) {
    const count = check.length - check.limit;
    return {
      tone: 'block',
      short: say('notes.state.too-long', { count }),
      full: say('notes.state.too-long-full', { count }),
    };
  }
  if (check.refused.length > 0) {
    const count = refusedPlaces(text, check).length;
    return {
      tone: 'block',
      short: say('notes.state.unsupported', { count }),
      full: say('notes.state.unsupported-full', { count }),
    };
  }
  const written: NoteState = {
    tone: 'ok',
    short: formatWhole(check.length),
    full: say('notes.state.written-full', { count: check.length }),
  };
  if (form !== 'text') return written;
  const doubtful = marksIn(text).filter(({ kind }) => kind === 'doubtful').length;
  if (doubtful > 0)
    return {
      tone: 'look',
      short: formatWhole(check.length),
      full: say('notes.state.doubtful-full', { length: check.length, count: doubtful }),
    };
  const unfilled = unfilledWords(text, filledWhenSent);
  if (unfilled !== null) return { tone: 'look', short: formatWhole(check.length), full: unfilled };
  return written;
}

/** Words in braces: what a preset could fill in is filled in by now, so that testers would read these. */
export function unfilledWords(text: string, filledWhenSent: readonly string[]): string | null {
  const list = wordsInBraces(text).filter((word) => !filledWhenSent.includes(word));
  return list.length === 0 ? null : say('preset.notes.unknown', { names: { list } });
}

/** Each once, with its braces. */
export function wordsInBraces(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\w+\}/g)].map(([whole]) => whole))];
}

/** Whether Apple would accept the note. */
export function isAcceptable(text: string): boolean {
  const check = checkTyped(text);
  return !check.tooLong && check.refused.length === 0;
}

/** `312 of 4,000`, and the bytes where they are over it too. */
export function countWords(check: TextCheck): string {
  const { limit } = check;
  if (limit === Number.POSITIVE_INFINITY) return formatWhole(check.length);
  const count = say('notes.length', { length: check.length, limit });
  if (check.bytes <= limit || check.bytes === check.length) return count;
  return `${count} · ${say('note-issue.bytes', { count: check.bytes })}`;
}

/** How much of the limit is used: `near` from 90 %. */
export function fillOf(check: TextCheck): 'room' | 'near' | 'over' {
  if (check.tooLong) return 'over';
  return check.length >= check.limit * 0.9 ? 'near' : 'room';
}

/** `App Store Connect doesn’t accept “🚀” (U+1F680, line 1). Remove it to continue.` Only the first few are named. */
export function refusedWords(text: string, check: TextCheck): string | null {
  const places = refusedPlaces(text, check);
  if (places.length === 0) return null;
  const named: Message[] = places.slice(0, 2).map(({ character, codePoints, index }) =>
    message('notes.unsupported-place', {
      character,
      codes: codePoints.join(' '),
      line: lineOf(text, index),
    }),
  );
  const more = places.length - named.length;
  if (more > 0) named.push(message('notes.unsupported-more', { count: more }));
  return say('notes.unsupported', { places: { list: named }, count: places.length });
}

/** Below the field: why the note would be refused; null if it would not. */
export function problemWords(text: string, check: TextCheck): string | null {
  const refused = refusedWords(text, check);
  if (refused !== null) return refused;
  return check.tooLong ? say('notes.too-long', { count: check.length - check.limit }) : null;
}
