import { describe, expect, it } from 'vitest';
import { limitsWords, withLimit } from '../../src-renderer/words/settings';

const usual = { findBuildMinutes: 15, processingMinutes: 120 };

describe('the waiting limits', () => {
  it('the waiting limits are shown in words', () => {
    expect(limitsWords(usual)).toBe('15 min to appear, 2 h to process');
  });

  it('the waiting limits stay whole minutes within a day', () => {
    expect(withLimit(usual, 'findBuildMinutes', 7.6).findBuildMinutes).toBe(8);
    expect(withLimit(usual, 'findBuildMinutes', 0).findBuildMinutes).toBe(1);
    expect(withLimit(usual, 'processingMinutes', 1e9).processingMinutes).toBe(1440);
    expect(withLimit(usual, 'processingMinutes', Number.NaN)).toEqual(usual);
  });

  it('the total waiting limit is never less than the limit for the build to appear', () => {
    expect(withLimit(usual, 'findBuildMinutes', 200)).toEqual({
      findBuildMinutes: 200,
      processingMinutes: 200,
    });
    expect(withLimit(usual, 'processingMinutes', 10)).toEqual({
      findBuildMinutes: 10,
      processingMinutes: 10,
    });
  });
});
