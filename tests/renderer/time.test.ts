import { describe, expect, it } from 'vitest';
import { duration, wholeDuration } from '#shared/words/format';
import { daysUntil, timeLeft, timeWithAge } from '#shared/words/time';

/** Local time, because people read their own clock. */
const at = (hours: number, minutes: number, day = 22) =>
  new Date(2026, 10, day, hours, minutes).toISOString();
const now = new Date(2026, 10, 22, 14, 5).getTime();

describe('a moment', () => {
  it('a moment of today is shown with its age', () => {
    expect(timeWithAge(at(14, 2), now)).toBe('14:02, 3 min ago');
    expect(timeWithAge(at(14, 5), now)).toBe('14:05, just now');
    expect(timeWithAge(at(9, 30), now)).toBe('09:30, 4 h ago');
  });

  it('a moment of another day is shown with its day', () => {
    expect(timeWithAge(at(14, 31, 18), now)).toBe('18 Nov, 14:31');
  });

  it('a moment in the future is shown as just now', () => {
    expect(timeWithAge(at(14, 6), now)).toBe('14:06, just now');
  });
});

describe('a duration', () => {
  it('a duration is as exact as it is short', () => {
    expect(duration(3)).toBe('under 0.1 s');
    expect(duration(400)).toBe('0.4 s');
    expect(duration(38_200)).toBe('38 s');
    expect(duration(372_000)).toBe('6 min 12 s');
    expect(duration(3_840_000)).toBe('1 h 4 min');
  });

  it('a remaining duration is never zero while something is left', () => {
    expect(timeLeft(200)).toBe('1 s left');
    expect(timeLeft(6_300)).toBe('7 s left');
    expect(timeLeft(130_000)).toBe('2 min 10 s left');
  });

  it('a duration in days is negative once it is past', () => {
    expect(daysUntil(at(14, 6, 24), now)).toBe(2);
    expect(daysUntil(at(14, 4, 22), now)).toBe(-1);
  });
});

describe('a wait', () => {
  it('a wait is counted in whole seconds, from the first one on', () => {
    expect(wholeDuration(250_400)).toBe('4 min 10 s');
    expect(wholeDuration(7_400)).toBe('7 s');
    expect(wholeDuration(-3)).toBe('1 s');
  });
});
