import { describe, expect, it } from 'vitest';
import { checkWhatToTest } from '#shared/asc/text-rules';
import {
  countWords,
  markedStretches,
  noteState,
  refusedWords,
} from '../../src-renderer/words/note';

const state = (text: string) => noteState(text, checkWhatToTest(text));

describe('a note', () => {
  it('is empty, written, marked or too long', () => {
    expect(state('  \n')).toMatchObject({ tone: 'quiet', short: 'empty' });
    expect(state('Try it.')).toMatchObject({ tone: 'ok', short: '7' });
    expect(state('Go 🚀')).toMatchObject({ tone: 'look', short: '1 mark' });
    expect(state('x'.repeat(4012))).toMatchObject({ tone: 'block', short: '12 over' });
  });

  it('is counted against the limit', () => {
    expect(countWords(checkWhatToTest('x'.repeat(312)))).toBe('312 of 4,000');
  });
});

describe('a refused character', () => {
  it('is named with its place', () => {
    const text = 'First line.\nGo 🚀 now';
    expect(refusedWords(text, checkWhatToTest(text))).toBe(
      'Apple refuses “🚀” (U+1F680) at line 2, character 4.',
    );
  });

  it('among many is named, and the rest is counted', () => {
    const text = '🚀🚀🚀🚀';
    expect(refusedWords(text, checkWhatToTest(text))).toMatch(/ and 2 more places\.$/);
    expect(refusedWords('plain', checkWhatToTest('plain'))).toBeNull();
  });

  it('is marked where it stands, and no word is lost', () => {
    const text = 'a🚀🚀b<c';
    const stretches = markedStretches(text, checkWhatToTest(text));
    expect(stretches).toEqual([
      { text: 'a', refused: false },
      { text: '🚀🚀', refused: true },
      { text: 'b', refused: false },
      { text: '<', refused: true },
      { text: 'c', refused: false },
    ]);
    expect(stretches.map((one) => one.text).join('')).toBe(text);
  });
});
