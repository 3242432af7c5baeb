/* The change that each marked character is offered: shown first, and made only when a person presses it. */

import type { TextMark } from '../asc/text-marks';
import { characters, isAccepted } from '../asc/text-rules';

/** Replaces the UTF-16 units from `start` to `end`. */
export interface TextChange {
  start: number;
  end: number;
  text: string;
}

/** Accepted characters that say the same as a refused one. */
const sameMeaning: Readonly<Record<string, string>> = {
  '<': '‹',
  '➔': '→',
  '➙': '→',
  '➜': '→',
  '➝': '→',
  '➞': '→',
  '➡': '→',
  '⟶': '→',
  '⟵': '←',
  '⬅': '←',
  '⬆': '↑',
  '⬇': '↓',
  '✕': '×',
  '✖': '×',
  '✗': '×',
  '✘': '×',
  '❌': '×',
  '➕': '+',
  '➖': '-',
  '➗': '÷',
  '★': '*',
  '☆': '*',
  '✱': '*',
  '⭐': '*',
  '❝': '“',
  '❞': '”',
  '❛': '‘',
  '❜': '’',
  '─': '-',
  '━': '-',
  '│': '|',
  '┃': '|',
};

/** What programmers write for an arrow and a relation, read as one. */
const signs = [
  ['<=>', '⇔'],
  ['<->', '↔'],
  ['<=', '≤'],
  ['<-', '←'],
] as const;

/** The change for a mark; null where only a person knows what was meant. */
export function changeFor(text: string, mark: TextMark): TextChange | null {
  const { index, kind } = mark;
  const end = index + mark.text.length;
  if (kind === 'decomposed') return { start: index, end, text: mark.text.normalize('NFC') };
  if (kind === 'invisible') return { start: index, end, text: '' };
  if (kind === 'doubtful') return changeOfDoubtful(mark);
  const sign = signs.find(([typed]) => text.startsWith(typed, index));
  if (sign !== undefined && isAloneAt(text, index))
    return { start: index, end: index + sign[0].length, text: sign[1] };
  const same = sameMeaning[bare(mark.text)] ?? acceptedPart(mark.text) ?? plainForm(mark.text);
  if (same !== null) return { start: index, end, text: same };
  // A letter of a name, or one that was lost on the way here: taking it out would spoil the word.
  if (/[\p{L}\ufffd]/u.test(mark.text)) return null;
  if (/[\v\f]/.test(mark.text)) return { start: index, end, text: '\n' };
  if (isBullet(text, index, end)) return { start: index, end, text: '•' };
  return withoutDoubleSpace(text, index, end);
}

function changeOfDoubtful({ index, text, doubt }: TextMark): TextChange | null {
  const end = index + text.length;
  if (doubt === 'combining')
    return { start: index, end, text: text.normalize('NFC').replace(/\p{Mn}/gu, '') };
  if (doubt !== 'control') return null;
  return { start: index, end, text: /[\u0085\u2028\u2029]/.test(text) ? '\n' : '' };
}

/** Not part of a merge marker such as `<<<<<<<`, nor of a tag. */
function isAloneAt(text: string, index: number): boolean {
  return text[index] === '<' && text[index - 1] !== '<' && text[index + 1] !== '<';
}

/** Without what only chooses how it is drawn. */
function bare(character: string): string {
  return character.replace(/[\ufe00-\ufe0f]/g, '');
}

/** `1` of a keycap, `™` of an emoji that looks like it: what is left without the refused code points. */
function acceptedPart(character: string): string | null {
  const left = [...character].filter((one) => isAccepted(one) && !/[\p{M}\p{Cf}]/u.test(one));
  return left.length === 0 ? null : left.join('');
}

/** `B` of `𝐁`: the plain letter that Unicode gives for a styled one. */
function plainForm(character: string): string | null {
  const plain = character.normalize('NFKC');
  return plain !== character && isAccepted(plain) ? plain : null;
}

/** At the beginning of a line, before its text. */
function isBullet(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return (
    line.trim() === '' &&
    /^[ \t]+[^\n]*[\p{L}\p{N}]/u.test(text.slice(end)) &&
    /\p{S}/u.test(text.slice(start, end))
  );
}

/** Takes one of the spaces with it, where it would leave two, or one at the end of a line. */
function withoutDoubleSpace(text: string, start: number, end: number): TextChange {
  const before = text[start - 1] ?? '\n';
  const after = text[end] ?? '\n';
  if (before === ' ' && (after === ' ' || after === '\n'))
    return { start: start - 1, end, text: '' };
  return { start, end, text: '' };
}

/** Makes changes that do not overlap. */
export function withChanges(text: string, changes: readonly TextChange[]): string {
  let changed = '';
  let done = 0;
  for (const { start, end, text: put } of [...changes].sort((a, b) => a.start - b.start)) {
    // Two neighbors may want the same space.
    if (start < done) continue;
    changed += text.slice(done, start) + put;
    done = end;
  }
  return changed + text.slice(done);
}

/** The shortest single change that turns one text into another, at whole visible characters. */
export function changeBetween(before: string, after: string): TextChange {
  let start = 0;
  const shortest = Math.min(before.length, after.length);
  while (start < shortest && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shortest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const opens = characters.segment(before).containing(start)?.index ?? start;
  const closing = characters.segment(before).containing(before.length - tail);
  const closes =
    closing === undefined || closing.index === before.length - tail
      ? before.length - tail
      : closing.index + closing.segment.length;
  return {
    start: opens,
    end: closes,
    text: after.slice(opens, after.length - (before.length - closes)),
  };
}
