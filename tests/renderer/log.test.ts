import { describe, expect, it } from 'vitest';
import {
  leftOutLines,
  logText,
  matchesIn,
  matchWords,
  piecesOf,
} from '../../src-renderer/words/log';

const lines = ['Upload started', '41 of 92 parts stored', '92 of 92 Parts stored', 'Paused'].map(
  (text, second) => ({ at: `2026-11-22T14:02:0${second}.000Z`, text }),
);

describe('searching a log', () => {
  it('searching a log ignores case', () => {
    expect(matchesIn(lines, ' PARTS ')).toEqual([1, 2]);
    expect(matchesIn(lines, 'tester')).toEqual([]);
    expect(matchesIn(lines, '  ')).toEqual([]);
  });

  it('searching a log marks every match in a line and keeps the rest', () => {
    const pieces = piecesOf('92 of 92 Parts', '92');
    expect(pieces.map(({ isMatch }) => isMatch)).toEqual([true, false, true, false]);
    expect(pieces.map(({ text }) => text).join('')).toBe('92 of 92 Parts');
  });

  it('searching a log shows the number of the current match', () => {
    expect(matchWords([1, 2], 1)).toBe('2 of 2');
    expect(matchWords([], 0)).toBe('No matches');
  });
});

describe('a log', () => {
  it('a log is copied line by line with date and time zone', () => {
    const text = logText({ lines, leftOut: 0, sha256: null });
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toMatch(/^2026-11-22T14:02:00\.000Z {2}Upload started\n/);
  });

  it('a log shows when older lines are left out', () => {
    expect(leftOutLines({ lines, leftOut: 0, sha256: null })).toBe('');
    expect(leftOutLines({ lines, leftOut: 1200, sha256: null })).toBe(
      '1,200 older lines aren’t shown. The journal has them.',
    );
  });
});
