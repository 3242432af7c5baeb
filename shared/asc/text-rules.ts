/** What Apple takes as What to Test. Figures from live probes of September 2026; Apple stays the last judge. */

/** Characters at most; Apple counts neither bytes nor, as far as is known, UTF-16 units differently. */
export const whatToTestLimit = 4000;

/** Where a text would be refused. `index` counts UTF-16 units, so that a window can mark it. */
export interface RefusedCharacter {
  index: number;
  character: string;
  /** Such as `U+1F680`. */
  codePoint: string;
}

export interface TextCheck {
  /** The larger of code points and UTF-16 units: what is held against the limit. */
  length: number;
  tooLong: boolean;
  refused: RefusedCharacter[];
}

/** Inclusive ranges of code points that were refused in a build note. */
const refusedRanges: readonly (readonly [number, number])[] = [
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
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfffd, 0xfffd],
  [0x10000, 0x10ffff],
];

function isRefused(codePoint: number): boolean {
  return refusedRanges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** Checks a note as it will be sent: composed (NFC), nothing stripped. */
export function checkWhatToTest(text: string): TextCheck {
  const refused: RefusedCharacter[] = [];
  let index = 0;
  let codePoints = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isRefused(codePoint)) {
      refused.push({
        index,
        character,
        codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
      });
    }
    index += character.length;
    codePoints += 1;
  }
  const length = Math.max(codePoints, text.length);
  return { length, tooLong: length > whatToTestLimit, refused };
}

/** The text as it is sent: NFC, because Apple refuses decomposed accents. */
export function asSent(text: string): string {
  return text.normalize('NFC');
}
