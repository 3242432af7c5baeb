import { describe, expect, it } from 'vitest';
import { LaneLimit } from '../../../src-main/engine/upload/lane-limit';

/** A line in a model: each connection for itself, and all of them together, carry only so much. */
interface ModelLine {
  /** Seconds before the first byte and after the last one. */
  latency: number;
  bytesASecond: { connection: number; together: number };
  /** Whether this many at once is more than the line bears. */
  breaksAt?: number;
}

const step = 0.005;
const megabyte = 1_000_000;

/** Sends so many parts over the model and returns how long that took, in seconds. */
function timeFor(line: ModelLine, parts: number, bytes: number, limit: LaneLimit): number {
  const lanes: { left: number; began: number; era: number }[] = [];
  let waiting = parts;
  let now = 0;
  while (waiting > 0 || lanes.length > 0) {
    while (waiting > 0 && lanes.length < limit.current) {
      waiting -= 1;
      lanes.push({ left: bytes, began: now, era: limit.era });
    }
    now += step;
    const moving = lanes.filter(({ began }) => now - began > line.latency);
    const rate = Math.min(line.bytesASecond.connection, line.bytesASecond.together / moving.length);
    for (const lane of moving) lane.left -= rate * step;
    if (lanes.length >= (line.breaksAt ?? Number.POSITIVE_INFINITY)) limit.trouble(now * 1000);
    for (const lane of [...lanes].filter(({ left }) => left <= 0)) {
      lanes.splice(lanes.indexOf(lane), 1);
      limit.answered({ era: lane.era, bytes, seconds: now - lane.began });
    }
  }
  return now;
}

const lines: [string, ModelLine][] = [
  [
    'each connection slow, together up to ten of them',
    { latency: 0.1, bytesASecond: { connection: 2 * megabyte, together: 20 * megabyte } },
  ],
  [
    'one connection fills it',
    { latency: 0.05, bytesASecond: { connection: 20 * megabyte, together: 20 * megabyte } },
  ],
  [
    'each connection slow, together no end',
    { latency: 0.1, bytesASecond: { connection: 2 * megabyte, together: 1000 * megabyte } },
  ],
  [
    'far away',
    { latency: 0.6, bytesASecond: { connection: 5 * megabyte, together: 30 * megabyte } },
  ],
];

describe('how many parts travel at once', () => {
  it.each(lines)('comes near the best fixed number: %s', (_, line) => {
    const send = (fixed: number | null) =>
      timeFor(line, 100, 5 * megabyte, new LaneLimit(100, fixed));
    const best = Math.min(...[1, 4, 8, 16].map(send));
    expect(send(null) / best).toBeLessThan(1.1);
  });

  it('is never more than there are parts, nor more than sixteen', () => {
    expect(new LaneLimit(3, null).current).toBe(3);
    expect(new LaneLimit(1, null).current).toBe(1);
    expect(new LaneLimit(3, 9).current).toBe(3);
    const limit = new LaneLimit(1000, null);
    const seen = new Set<number>();
    for (let part = 0; part < 900; part += 1) {
      limit.answered({ era: limit.era, bytes: 1, seconds: 1 / (1 + part) });
      seen.add(limit.current);
    }
    expect(Math.max(...seen)).toBe(16);
  });

  it('goes down by trouble, not more often than every three seconds, and never below two', () => {
    const limit = new LaneLimit(100, null);
    const seen: number[] = [];
    for (let time = 0; time <= 18_000; time += 1_000) {
      limit.trouble(time);
      seen.push(limit.current);
    }
    expect(seen).toEqual([5, 5, 5, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('comes back after trouble that has passed', () => {
    const limit = new LaneLimit(1000, null);
    limit.trouble(0);
    limit.trouble(5_000);
    expect(limit.current).toBe(3);
    for (let part = 0; part < 500; part += 1)
      limit.answered({ era: limit.era, bytes: megabyte, seconds: 1 });
    expect(limit.current).toBeGreaterThan(10);
  });

  it('stays low on a line that does not bear more', () => {
    const line = { latency: 0.1, bytesASecond: { connection: megabyte, together: 50 * megabyte } };
    const limit = new LaneLimit(200, null);
    timeFor({ ...line, breaksAt: 6 }, 200, megabyte, limit);
    expect(limit.current).toBeLessThan(8);
  });

  it('ignores parts that were begun under another limit', () => {
    const limit = new LaneLimit(100, null);
    const { era } = limit;
    limit.trouble(0);
    for (let part = 0; part < 100; part += 1) limit.answered({ era, bytes: 1, seconds: 1 });
    expect(limit.current).toBe(5);
  });
});
