import { describe, expect, it } from 'vitest';
import { findAll, replaceFound } from '../../src-renderer/features/notes/find-text';

const loose = { matchCase: false, wholeWords: false };
const exact = { matchCase: true, wholeWords: false };
const words = { matchCase: false, wholeWords: true };

const found = (text: string, wanted: string, locale = 'en-US', options = loose): string[] =>
  findAll(text, wanted, locale, options).map(({ start, end }) => text.slice(start, end));

describe('finding text in notes', () => {
  it('finds a text in upper and lower case, and only as typed if case matters', () => {
    expect(found('Sync, sync and SYNC', 'sync')).toEqual(['Sync', 'sync', 'SYNC']);
    expect(found('Sync, sync and SYNC', 'sync', 'en-US', exact)).toEqual(['sync']);
  });

  it('finds German ß for SS, Greek ς for Σ, and the dotted İ only where the language has it', () => {
    expect(found('Straße, STRASSE, Strasse', 'strasse', 'de-DE')).toHaveLength(3);
    expect(found('ΟΔΟΣ οδός οδος', 'οδοσ', 'el')).toEqual(['ΟΔΟΣ', 'οδος']);
    expect(found('İstanbul istanbul ISTANBUL', 'istanbul', 'tr')).toEqual(['İstanbul', 'istanbul']);
    expect(found('İstanbul istanbul ISTANBUL', 'istanbul')).toEqual(['istanbul', 'ISTANBUL']);
  });

  it('does not find a part of what a person sees as one character', () => {
    expect(found('Straße', 's', 'de-DE')).toEqual(['S']);
    expect(found('Cafe\u0301', 'e')).toEqual([]);
    expect(found('\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F468}')).toEqual([]);
  });

  it('finds an accented letter however it is composed', () => {
    expect(found('Cafe\u0301', 'caf\u00e9')).toEqual(['Cafe\u0301']);
    expect(found('Caf\u00e9', 'CAFE\u0301')).toEqual(['Caf\u00e9']);
  });

  it('finds whole words as the language divides them', () => {
    expect(found('Beta, beta-test, alphabeta', 'beta', 'en-US', words)).toEqual(['Beta', 'beta']);
    expect(found('Version 1.4.0 and 1.4', '1.4', 'en-US', words)).toEqual(['1.4']);
    expect(found('検索を試してください。', '検索', 'ja', words)).toEqual(['検索']);
  });

  it('takes every character as it stands: nothing is a pattern', () => {
    expect(found('a.b (c*) [d]', '.')).toEqual(['.']);
    expect(found('a.b (c*) [d]', '(c*)')).toEqual(['(c*)']);
    expect(found('anything', '')).toEqual([]);
  });

  it('replaces what was found and leaves the rest byte for byte', () => {
    const text = 'Sync\r\n  sync \u{1F680} Cafe\u0301 SYNC';
    const replaced = replaceFound(text, findAll(text, 'sync', 'en-US', loose), '$& İ');
    expect(replaced).toBe('$& İ\r\n  $& İ \u{1F680} Cafe\u0301 $& İ');
  });

  it('finds repeated letters without overlap', () => {
    expect(findAll('aaaa', 'aa', 'en-US', loose)).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
  });
});
