import { checkTyped, refusedPlaces, type TextCheck, whatToTestLimit } from '#shared/asc/text-rules';
import { formatWhole } from '#shared/words/format';
import { type Message, message, type Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Tone } from './format';

/** The status of one locale's note. */
interface NoteState {
  tone: Tone;
  /** Shown: `312`, `Empty`, `1 unsupported`, `12 too long`. */
  short: string;
  /** Read by a screen reader in its place. */
  full: string;
}

export function noteState(text: string, check: TextCheck): NoteState {
  if (text.trim() === '') {
    const empty = say('notes.state.empty');
    return { tone: 'quiet', short: empty, full: empty };
  }
  if (check.tooLong) {
    const count = check.length - whatToTestLimit;
    return {
      tone: 'block',
      short: say('notes.state.too-long', { count }),
      full: say('notes.state.too-long-full', { count }),
    };
  }
  if (check.refused.length > 0) {
    const count = refusedPlaces(text, check).length;
    return {
      tone: 'look',
      short: say('notes.state.unsupported', { count }),
      full: say('notes.state.unsupported-full', { count }),
    };
  }
  return {
    tone: 'ok',
    short: formatWhole(check.length),
    full: say('notes.state.written-full', { count: check.length }),
  };
}

/** Whether Apple would accept the note. */
export function isAcceptable(text: string): boolean {
  const check = checkTyped(text);
  return !check.tooLong && check.refused.length === 0;
}

/** `312 of 4,000` */
export function countWords(check: TextCheck): string {
  return say('notes.length', { length: check.length, limit: whatToTestLimit });
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
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
  return check.tooLong ? say('notes.too-long', { count: check.length - whatToTestLimit }) : null;
}

/** The text split into plain and refused parts, for the marks behind the editor. */
export function markedStretches(
  text: string,
  check: TextCheck,
): { text: string; refused: boolean }[] {
  const stretches: { text: string; refused: boolean }[] = [];
  let end = 0;
  for (const { index, character } of refusedPlaces(text, check)) {
    if (index > end) stretches.push({ text: text.slice(end, index), refused: false });
    const last = stretches.at(-1);
    if (last?.refused && index === end) last.text += character;
    else stretches.push({ text: character, refused: true });
    end = index + character.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), refused: false });
  return stretches;
}

/** What to report about a notes file that was not imported completely. */
interface ImportRemarks {
  fileName: string;
  problems: readonly Text[];
  leftOut: readonly Text[];
}

export function importTitle({ fileName, problems }: ImportRemarks): string {
  return problems.length === 0
    ? say('notes.import-partly', { file: fileName })
    : say('notes.import-failed', { file: fileName, count: problems.length });
}

export function importRemarks({ problems, leftOut }: ImportRemarks): string[] {
  return [...problems, ...leftOut].map(inWords);
}

export function importAdvice({ problems }: ImportRemarks): string {
  return say(problems.length === 0 ? 'notes.import-partly-fix' : 'notes.import-failed-fix');
}
