import { describe, expect, it } from 'vitest';
import { logEntries, logText } from '#shared/words/run-log';
import {
  filterChoices,
  leftOutLines,
  matchesIn,
  matchWords,
  piecesOf,
} from '../../src-renderer/words/log';

const lines = ['Upload started', '41 of 92 parts stored', '92 of 92 Parts stored', 'Paused'].map(
  (text, second) => ({
    at: `2026-11-22T14:02:0${second}.000Z`,
    text,
    kind: second === 3 ? ('wait' as const) : ('write' as const),
    requestId: second === 1 ? 'REQ-1' : null,
  }),
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
    expect(text).toMatch(/^2026-11-22T14:02:00\.000Z {2}\+0\.0 s {2}Upload started\n/);
    expect(text).toContain('+1.0 s  41 of 92 parts stored  [REQ-1]');
  });

  it('a log has a choice for each kind of line, with its number of lines', () => {
    expect(filterChoices(lines).map(({ name }) => name)).toEqual([
      'All lines (4)',
      'Writes (3)',
      'Waits (1)',
      'Errors (0)',
      'With a request ID (1)',
    ]);
  });

  it('a request ID is found by the search', () => {
    expect(matchesIn(lines, 'req-1')).toEqual([1]);
  });

  it('a log for programs has words, kinds and seconds', () => {
    expect(logEntries({ lines, leftOut: 0, sha256: null })[1]).toEqual({
      at: '2026-11-22T14:02:01.000Z',
      secondsSinceStart: 1,
      kind: 'write',
      text: '41 of 92 parts stored',
      requestId: 'REQ-1',
    });
  });

  it('a log shows when older lines are left out', () => {
    expect(leftOutLines({ lines, leftOut: 0, sha256: null })).toBe('');
    expect(leftOutLines({ lines, leftOut: 1200, sha256: null })).toBe(
      '1,200 older lines aren’t shown. The journal has them.',
    );
  });
});
