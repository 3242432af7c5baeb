import { byText } from '../by-text';
import { characters, checkTyped, classOf, codePointName, refusedPlaces } from './text-rules';

/* What to flag in a note, and where: more than what Apple is known to refuse (app-store-connect.md, notes 2). */

/**
 * `refused`: Apple refuses it. `doubtful`: it was refused when it was tried, or in app descriptions, or it is no
 * character that text should have. `decomposed`: sent as another sequence of code points that looks the same.
 * `invisible`: accepted, but nobody sees it.
 */
export type MarkKind = 'refused' | 'doubtful' | 'decomposed' | 'invisible';

/** Why a character is doubtful: its writing system, an accent that has no letter of its own, or no text at all. */
export type Doubt = SampledScript | 'combining' | 'control';

export interface TextMark {
  kind: MarkKind;
  /** In UTF-16 units of the text as typed. */
  index: number;
  /** What is there: one visible character, or a stretch of a doubtful script. */
  text: string;
  /** The code points that are the reason, such as `U+1F680`. */
  codePoints: string[];
  doubt?: Doubt;
}

/** Writing systems that were refused when samples of them were tried on 26 September 2026. */
const sampledScripts = {
  ethiopic: /\p{Script=Ethiopic}/u,
  khmer: /\p{Script=Khmer}/u,
  georgian: /\p{Script=Georgian}/u,
  tibetan: /\p{Script=Tibetan}/u,
  cherokee: /\p{Script=Cherokee}/u,
  mongolian: /\p{Script=Mongolian}/u,
};
export type SampledScript = keyof typeof sampledScripts;

/** Each character of a writing system that was refused. */
export const sampledScriptCharacter = new RegExp(
  Object.values(sampledScripts)
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const scripts = Object.keys(sampledScripts) as SampledScript[];

/** Accents of Latin, Greek and Cyrillic, and the marks of kana. Those of other scripts are part of their spelling. */
const combiningClass = classOf([
  [0x0300, 0x036f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x3099, 0x309a],
  [0xfe20, 0xfe2f],
]);
const combining = new RegExp(combiningClass, 'u');
/** An accent with no composed form, in a text that is composed. */
export const strayAccent = new RegExp(combiningClass, 'gu');

/** Controls beyond ASCII, the separators that only word processors write, and code points that are no characters. */
const control = /[\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/u;

/** Words are spelled with joiners in these scripts: they are intentional there. */
const joining = [
  'Arabic',
  'Bengali',
  'Devanagari',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('|');

/** Zero-width and bidirectional controls, and fillers. */
const unseenClass = classOf([
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
]);
const invisible = new RegExp(
  `(?<!${joining}|${combiningClass})${classOf([[0x200c, 0x200d]])}|${unseenClass}`,
  'gu',
);

const anyDoubt = new RegExp(
  [combining, control, sampledScriptCharacter].map(({ source }) => source).join('|'),
  'gu',
);

/** Why Apple may refuse it, in the text as it is sent; null if nothing is known against it. */
function doubtOf(sent: string): Doubt | null {
  if (sent.search(anyDoubt) === -1) return null;
  if (combining.test(sent)) return 'combining';
  if (control.test(sent)) return 'control';
  return scripts.find((script) => sampledScripts[script].test(sent)) ?? null;
}

/** Everything to mark in a note as it is typed, in the order of the text; places do not overlap. */
export const marksIn = byText((text): TextMark[] => {
  const refused = refusedPlaces(text, checkTyped(text)).map(
    ({ index, character, codePoints }): TextMark => ({
      kind: 'refused',
      index,
      text: character,
      codePoints,
    }),
  );
  const taken = new Set(refused.map(({ index }) => index));
  const seen = segmentsToLookAt(text).filter(({ index }) => !taken.has(index));
  const doubtful = joined(seen.flatMap(markOfSegment));
  for (const { index } of doubtful) taken.add(index);
  const unseen = [...text.matchAll(invisible)].flatMap(({ 0: character, index }): TextMark[] => {
    const start = characters.segment(text).containing(index)?.index ?? index;
    if (taken.has(start)) return [];
    return [{ kind: 'invisible', index, text: character, codePoints: [codePointName(character)] }];
  });
  return [...refused, ...doubtful, ...unseen].sort((a, b) => a.index - b.index);
});

interface Segment {
  index: number;
  segment: string;
}

/** Where composing may change something: a character with marks, Korean in parts, and what has another canonical form. */
const composable = /.\p{M}+|[\u1100-\u11ff]+|[\u0340-\u{10ffff}]/gsu;

/** The visible characters that may be doubtful or decomposed; most notes have none, and are not segmented. */
function segmentsToLookAt(text: string): Segment[] {
  const isComposed = text.normalize('NFC') === text;
  const decomposed = isComposed
    ? []
    : [...text.matchAll(composable)].filter(([one]) => one.normalize('NFC') !== one);
  const places = [...text.matchAll(anyDoubt), ...decomposed];
  if (places.length === 0) return [];
  const segments = characters.segment(text);
  const found = new Map<number, Segment>();
  for (const { index } of places) {
    const segment = segments.containing(index);
    if (segment !== undefined) found.set(segment.index, segment);
  }
  return [...found.values()].sort((one, other) => one.index - other.index);
}

function markOfSegment({ index, segment }: Segment): TextMark[] {
  const sent = segment.normalize('NFC');
  const doubt = doubtOf(sent);
  if (doubt !== null) {
    const codePoints = [...sent].filter((one) => doubtOf(one) === doubt).map(codePointName);
    return [{ kind: 'doubtful', index, text: segment, codePoints, doubt }];
  }
  if (sent === segment) return [];
  return [{ kind: 'decomposed', index, text: segment, codePoints: [...sent].map(codePointName) }];
}

/** Words of a doubtful script are one mark each. */
function joined(marks: readonly TextMark[]): TextMark[] {
  const all: TextMark[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    const isNext = last !== undefined && last.index + last.text.length === mark.index;
    if (isNext && isScript(mark.doubt) && last.doubt === mark.doubt) {
      last.text += mark.text;
      last.codePoints.push(...mark.codePoints);
    } else all.push({ ...mark });
  }
  return all;
}

export function isScript(doubt: Doubt | undefined): doubt is SampledScript {
  return doubt !== undefined && doubt !== 'combining' && doubt !== 'control';
}
