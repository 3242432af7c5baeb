import { describe, expect, it } from 'vitest';
import { formatSize, formatSizeOf, listed } from '#shared/words/format';

describe('sizes', () => {
  it('are said in decimal units, as file windows do', () => {
    expect(formatSize(999)).toBe('999 bytes');
    expect(formatSize(8_400)).toBe('8.4 kB');
    expect(formatSize(184_000_000)).toBe('184 MB');
    expect(formatSize(999_700_000)).toBe('1 GB');
    expect(formatSize(1_240_000_000)).toBe('1.2 GB');
  });

  it('of a part and its whole share the unit of the whole', () => {
    expect(formatSizeOf(212_000_000, 480_000_000)).toBe('212 of 480 MB');
    expect(formatSizeOf(400_000, 2_100_000_000)).toBe('0 of 2.1 GB');
  });

  it('never let a part be larger than the whole', () => {
    expect(formatSizeOf(481_000_000, 480_000_000)).toBe('480 of 480 MB');
  });
});

describe('lists', () => {
  it('list names without a comma before the last', () => {
    expect(listed(['QA'])).toBe('QA');
    expect(listed(['QA', 'Friends', 'Beta circle'])).toBe('QA, Friends and Beta circle');
  });
});
