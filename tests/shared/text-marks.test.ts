import { describe, expect, it } from 'vitest';
import { marksIn } from '#shared/asc/text-marks';
import { asSent, checkWhatToTest } from '#shared/asc/text-rules';

const marks = (text: string) =>
  marksIn(text).map(
    ({ kind, index, text: marked }) => `${kind} ${index} ${JSON.stringify(marked)}`,
  );

describe('what is marked in a note', () => {
  it('a character that App Store Connect refuses is marked as a person sees it, not by its halves', () => {
    for (const text of [
      '🚀',
      '👍🏽',
      '🇩🇪',
      '👨‍👩‍👧',
      '❤️',
      '1️⃣',
      '✓',
      '⬆',
      '▌',
      '⠿',
      '\ue000',
      '\ufffd',
      '\u0007',
    ])
      expect(marks(`Go ${text}!`), text).toEqual([`refused 3 ${JSON.stringify(text)}`]);
  });

  it('half of a character is marked, which no server can store', () => {
    expect(marks('a\ud83db')).toEqual(['refused 1 "\\ud83d"']);
    expect(marks('\ude00')).toEqual(['refused 0 "\\ude00"']);
  });

  it('nothing is marked in text that App Store Connect accepts, in any of its languages', () => {
    for (const text of [
      'Press ⌘S → saved™, ① then ■ • “quoted” – 5 €\n\tindented',
      'क्षत्रिय नमस्ते',
      'ശ്രീ',
      'می‌خواهم',
      'שָׁלוֹם',
      'ทดสอบน้ำ',
      'Tiếng Việt',
      '한국어 テスト 繁體',
    ])
      expect(marks(text), text).toEqual([]);
  });

  it('an accent without a letter of its own, and scripts that were refused, are marked as doubtful', () => {
    expect(marks('x\u030c')).toEqual(['doubtful 0 "x\u030c"']);
    for (const text of ['ሰላም', 'ខ្មែរ', 'გამარჯობა', 'བོད', 'ᏣᎳᎩ', 'ᠮᠣᠩ'])
      expect(marks(`a ${text}.`), text).toEqual([`doubtful 2 "${text}"`]);
    expect(marks('a\u2028b')).toEqual(['doubtful 1 "\u2028"']);
    expect(marks('a\u0085b\uffffc')).toHaveLength(2);
  });

  it('a decomposed accent is marked where it stands', () => {
    expect(marks('ab e\u0301 c')).toEqual(['decomposed 3 "e\u0301"']);
    // Composes to one accepted character, which `<` alone is not.
    expect(marks('<\u0338 <')).toEqual(['decomposed 0 "<\u0338"', 'refused 3 "<"']);
  });

  it('what nobody sees is marked, and never twice', () => {
    expect(marks('a\u200bb\u202ec')).toEqual(['invisible 1 "\u200b"', 'invisible 3 "\u202e"']);
    expect(marks('Latin\u200cword')).toEqual(['invisible 5 "\u200c"']);
    expect(marks('👨‍👩‍👧')).toHaveLength(1);
  });
});

it('the bytes of a note are those of UTF-8', () => {
  for (const text of ['plain', 'é', 'あ', '🚀', 'mixed é あ 🚀'])
    expect(checkWhatToTest(text).bytes, text).toBe(Buffer.byteLength(text));
});

it('a note is sent with the line ends that the field shows', () => {
  expect(asSent('a\r\nb\rc\n')).toBe('a\nb\nc\n');
  expect(asSent(' trailing \n\n')).toBe(' trailing \n\n');
});
