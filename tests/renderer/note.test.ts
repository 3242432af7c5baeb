import { describe, expect, it } from 'vitest';
import { checkTyped, checkWhatToTest } from '#shared/asc/text-rules';
import { countWords, isAcceptable, noteState, refusedWords } from '../../src-renderer/words/note';

const state = (text: string) => noteState(text, checkWhatToTest(text));

describe('a note', () => {
  it('a note is empty, written, marked or too long', () => {
    expect(state('  \n')).toMatchObject({ tone: 'quiet', short: 'Empty' });
    expect(state('Try it.')).toMatchObject({ tone: 'ok', short: '7', full: '7 characters' });
    expect(state('Version {versoin}, {versoin}.')).toMatchObject({
      tone: 'look',
      short: '29',
      full: 'Sent as written: {versoin}.',
    });
    expect(state('Go 🚀')).toMatchObject({ tone: 'block', short: '1 to fix' });
    expect(state('x'.repeat(4012))).toMatchObject({
      tone: 'block',
      short: '12 too long',
      full: '12 characters too long',
    });
  });

  it('a note is counted against the limit', () => {
    expect(countWords(checkWhatToTest('x'.repeat(312)))).toBe('312 of 4,000');
    expect(countWords(checkWhatToTest('あ'.repeat(1334)))).toBe('1,334 of 4,000 · 4,002 bytes');
    // As it is sent: a combining accent is composed with its letter.
    expect(countWords(checkWhatToTest('e\u0301'.repeat(2001)))).toBe(
      '2,001 of 4,000 · 4,002 bytes',
    );
  });
});

describe('a refused character', () => {
  it('a refused character is named with its line', () => {
    const text = 'First line.\nGo 🚀 now';
    expect(refusedWords(text, checkWhatToTest(text))).toBe(
      'App Store Connect doesn’t accept “🚀” (U+1F680, line 2). Remove it to continue.',
    );
  });

  it('a refused character counts once per visible character, however many code points it has', () => {
    for (const text of ['👍🏽', '🇩🇪', '👨‍👩‍👧', '❤️'])
      expect(state(`Go ${text}`), text).toMatchObject({ short: '1 to fix' });
    const text = '👨‍👩‍👧 and 👍🏽';
    expect(refusedWords(text, checkWhatToTest(text))).toBe(
      'App Store Connect doesn’t accept “👨‍👩‍👧” (U+1F468 U+1F469 U+1F467, line 1) and “👍🏽” (U+1F44D U+1F3FD, line 1). Remove them to continue.',
    );
  });

  it('the first refused characters are named, and the rest is counted', () => {
    const text = '🚀🚀🚀🚀';
    expect(refusedWords(text, checkWhatToTest(text))).toMatch(
      / and 2 more characters\. Remove them/,
    );
    expect(refusedWords('plain', checkWhatToTest('plain'))).toBeNull();
  });
});

it('a note that is typed decomposed is judged as it is sent: composed', () => {
  const stroke = '<\u0338';
  expect(checkTyped(stroke)).toMatchObject({ refused: [], length: 1 });
  expect(isAcceptable(stroke)).toBe(true);
  expect(checkTyped(`${stroke} <`).refused).toMatchObject([{ index: 3, character: '<' }]);
  expect(checkTyped('e\u0301 🚀').refused).toMatchObject([{ index: 3, codePoint: 'U+1F680' }]);
});
