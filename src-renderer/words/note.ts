import {
  checkTyped,
  countCharacters,
  refusedPlaces,
  type TextCheck,
  whatToTestLimit,
} from '#shared/asc/text-rules';
import { counted, formatWhole } from '#shared/words/format';
import type { Tone } from './format';

/** The status of one locale's note: the dot's tone and the word beside it. */
interface NoteState {
  tone: Tone;
  /** Shown: `312`, `empty`, `1 refused`, `12 over`. */
  short: string;
  /** Read by a screen reader in place of the dot. */
  word: string;
}

export function noteState(text: string, check: TextCheck): NoteState {
  if (text.trim() === '') return { tone: 'quiet', short: 'empty', word: 'empty' };
  if (check.tooLong) {
    const over = formatWhole(check.length - whatToTestLimit);
    return { tone: 'block', short: `${over} over`, word: 'too long' };
  }
  if (check.refused.length > 0) {
    return {
      tone: 'look',
      short: `${formatWhole(refusedPlaces(text, check).length)} refused`,
      word: 'has characters that Apple refuses',
    };
  }
  return { tone: 'ok', short: formatWhole(check.length), word: 'written' };
}

/** Whether Apple would accept the note. */
export function isAcceptable(text: string): boolean {
  const check = checkTyped(text);
  return !check.tooLong && check.refused.length === 0;
}

/** `312 of 4,000` */
export function countWords(check: TextCheck): string {
  return `${formatWhole(check.length)} of ${formatWhole(whatToTestLimit)}`;
}

function place(text: string, index: number): string {
  const before = text.slice(0, index).split('\n');
  return `line ${before.length}, character ${countCharacters(before.at(-1) ?? '') + 1}`;
}

/** `Apple refuses “🚀” (U+1F680) at line 1, character 14.` The first few are named, the rest counted. */
export function refusedWords(text: string, check: TextCheck): string | null {
  const [first, second, ...rest] = refusedPlaces(text, check);
  if (first === undefined) return null;
  const named = [first, second].flatMap((one) =>
    one === undefined
      ? []
      : [`“${one.character}” (${one.codePoints.join(' ')}) at ${place(text, one.index)}`],
  );
  const more = rest.length === 0 ? '' : ` and ${counted(rest.length, 'more place')}`;
  return `Apple refuses ${named.join(' and ')}${more}.`;
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
  problems: readonly string[];
  leftOut: readonly string[];
}

export function importTitle({ fileName, problems, leftOut }: ImportRemarks): string {
  if (problems.length === 0)
    return `${counted(leftOut.length, 'thing')} in ${fileName} ${leftOut.length === 1 ? 'is' : 'are'} not published`;
  return `${counted(problems.length, 'entry', 'entries')} of ${fileName} could not be read`;
}

export function importAdvice({ problems }: ImportRemarks): string {
  if (problems.length === 0) return 'Everything else was read.';
  return 'The others were read. Fix these in the file and import it again.';
}
