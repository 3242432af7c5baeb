import { checkWhatToTest, type TextCheck, whatToTestLimit } from '#shared/asc/text-rules';
import { counted, formatWhole } from './quantity';
import type { Tone } from './tone';

/** How one locale's note stands: the dot's tone and the word beside it. */
export interface NoteState {
  tone: Tone;
  /** Shown: `312`, `empty`, `1 mark`, `12 over`. */
  short: string;
  /** Said to a screen reader in place of the dot. */
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
      short: counted(check.refused.length, 'mark'),
      word: 'has refused characters',
    };
  }
  return { tone: 'ok', short: formatWhole(check.length), word: 'written' };
}

/** Whether Apple would take the note. */
export function isAcceptable(text: string): boolean {
  const check = checkWhatToTest(text);
  return !check.tooLong && check.refused.length === 0;
}

/** `312 of 4,000` */
export function countWords(check: TextCheck): string {
  return `${formatWhole(check.length)} of ${formatWhole(whatToTestLimit)}`;
}

function place(text: string, index: number): string {
  const before = text.slice(0, index).split('\n');
  return `line ${before.length}, character ${[...(before.at(-1) ?? '')].length + 1}`;
}

/** `Apple refuses “🚀” (U+1F680) at line 1, character 14.` The first few are named, the rest counted. */
export function refusedWords(text: string, check: TextCheck): string | null {
  const [first, second, ...rest] = check.refused;
  if (first === undefined) return null;
  const named = [first, second].flatMap((one) =>
    one === undefined ? [] : [`“${one.character}” (${one.codePoint}) at ${place(text, one.index)}`],
  );
  const more = rest.length === 0 ? '' : ` and ${counted(rest.length, 'more place')}`;
  return `Apple refuses ${named.join(' and ')}${more}.`;
}

/** The text cut into plain and refused stretches, for the marks behind the editor. */
export function markedStretches(
  text: string,
  check: TextCheck,
): { text: string; refused: boolean }[] {
  const stretches: { text: string; refused: boolean }[] = [];
  let end = 0;
  for (const { index, character } of check.refused) {
    if (index > end) stretches.push({ text: text.slice(end, index), refused: false });
    const last = stretches.at(-1);
    if (last?.refused && index === end) last.text += character;
    else stretches.push({ text: character, refused: true });
    end = index + character.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), refused: false });
  return stretches;
}
