import { byText } from '../by-text';

/**
 * What Apple accepts as What to Test. Limits from live probes of September 2026 (app-store-connect.md, notes 2);
 * Apple has the last word.
 */

/**
 * The maximum number of characters. Apple does not define characters; they are counted in UTF-16 units, as its
 * servers and this window's text fields count. Characters of more than one unit, such as emoji, are refused in notes
 * anyway.
 */
export const whatToTestLimit = 4000;

/** Where a text would be refused. `index` counts UTF-16 units, so that a window can mark it. */
interface RefusedCharacter {
  index: number;
  character: string;
  /** Such as `U+1F680`. */
  codePoint: string;
}

export interface TextCheck {
  /** UTF-16 units of the text as it is sent: the length that the limit applies to. */
  length: number;
  /** The most that Apple takes of it; infinite if it has no published limit. */
  limit: number;
  tooLong: boolean;
  /** UTF-8 bytes of the text as it is sent. Apple states characters; some tools count and cut by bytes. */
  bytes: number;
  refused: RefusedCharacter[];
}

/** Inclusive ranges of code points that were refused in a build note. */
const refusedRanges: readonly Range[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x3c, 0x3c],
  [0x20d0, 0x20ff],
  [0x2400, 0x245f],
  [0x2500, 0x259f],
  [0x2600, 0x27bf],
  [0x27c0, 0x27ef],
  [0x2800, 0x28ff],
  [0x2980, 0x2bff],
  // Half of a character outside the Basic Multilingual Plane: no text at all.
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfffd, 0xfffd],
  [0x10000, 0x10ffff],
];

type Range = readonly [number, number];

/** A character class of inclusive ranges of code points, for a pattern with the flag `u`. */
export function classOf(ranges: readonly Range[]): string {
  const escaped = (codePoint: number): string => `\\u{${codePoint.toString(16)}}`;
  return `[${ranges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]`;
}

const refusedPattern = new RegExp(classOf(refusedRanges), 'gu');

/** Such as `U+1F680`, of the first character. */
export function codePointName(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Checks a note; its length is that of the text as sent. Nothing is stripped. */
export const checkWhatToTest = byText((text): TextCheck => {
  const refused = [...text.matchAll(refusedPattern)].map(({ 0: character, index }) => ({
    index,
    character,
    codePoint: codePointName(character),
  }));
  const sent = asSent(text);
  const { length } = sent;
  return {
    length,
    limit: whatToTestLimit,
    tooLong: length > whatToTestLimit,
    bytes: utf8Bytes(sent),
    refused,
  };
});

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // The two halves of a character outside the Basic Multilingual Plane have four bytes together.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

/**
 * Checks a note while it is typed. It is composed before it is sent, so that `<` with a combining stroke, which
 * composes to one accepted character, is not refused; the places are those of the text as typed.
 */
export const checkTyped = byText((text): TextCheck => {
  const check = checkWhatToTest(text);
  if (check.refused.length === 0 || asSent(text) === text) return check;
  const stays = ({ index }: RefusedCharacter): boolean =>
    !isAccepted(asSent(characters.segment(text).containing(index)?.segment ?? ''));
  return { ...check, refused: check.refused.filter(stays) };
});

/** What Apple takes in one kind of text. */
export interface TextRule {
  /** Characters; null without a published limit. */
  limit: number | null;
  /** `text`: sentences, with the characters that Apple refuses in What to Test. The others are of one line. */
  form: 'text' | 'words' | 'address';
}

export const whatToTestRule: TextRule = { limit: whatToTestLimit, form: 'text' };

/** The same while another text than What to Test is typed. */
export function checkUnder(text: string, { limit, form }: TextRule): TextCheck {
  const check = checkTyped(text);
  const most = limit ?? Number.POSITIVE_INFINITY;
  return {
    ...check,
    limit: most,
    tooLong: check.length > most,
    refused: form === 'text' ? check.refused : [],
  };
}

/** Whether none of its characters is one that Apple refused. */
export function isAccepted(text: string): boolean {
  return text.search(refusedPattern) === -1;
}

/** One character as a person sees it: an emoji with its skin tone, a flag, a family. */
export interface RefusedPlace {
  /** In UTF-16 units of the text. */
  index: number;
  character: string;
  /** The refused code points in it. */
  codePoints: string[];
}

export const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The refused code points of a text, grouped by visible character. */
export function refusedPlaces(text: string, { refused }: TextCheck): RefusedPlace[] {
  const places: RefusedPlace[] = [];
  const segments = refused.length === 0 ? null : characters.segment(text);
  for (const { index, codePoint } of refused) {
    const seen = segments?.containing(index);
    if (seen === undefined) continue;
    const last = places.at(-1);
    if (last?.index === seen.index) last.codePoints.push(codePoint);
    else places.push({ index: seen.index, character: seen.segment, codePoints: [codePoint] });
  }
  return places;
}

/**
 * The text as sent: NFC, because Apple refuses decomposed accents (app-store-connect.md, notes 3), and with the line
 * ends that a text field shows, so that what is sent is what was seen.
 */
export function asSent(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}
