import { describe, expect, it } from 'vitest';
import { ConcurrencyLimit } from '../../../src-main/engine/upload/concurrency';

/** A modeled network: each connection, and all of them together, have a limited speed. */
interface ModelLine {
  /** Seconds before the first byte and after the last one. */
  latency: number;
  bytesASecond: { connection: number; together: number };
  /** Whether this many at once overload the network. */
  breaksAt?: number;
}

const step = 0.005;
const megabyte = 1_000_000;

interface Course {
  /** Seconds until everything was received. */
  seconds: number;
  /** The most bytes that a pause at any moment would have cost, with a moment's grace for parts that are nearly done. */
  worstLoss: number;
  /** The share of the time in which that was more than one part. */
  dearShare: number;
}

const graceSeconds = 1;

/** Sends this many parts over the model, as the sender does: see `Sending` and `PartsInFlight`. */
function send(line: ModelLine, parts: number, bytes: number, limit: ConcurrencyLimit): Course {
  const concurrency: {
    left: number;
    began: number;
    era: number;
    isMeasurable: boolean;
    out: number;
  }[] = [];
  let waiting = parts;
  let now = 0;
  let worstLoss = 0;
  let dearSteps = 0;
  const hasRoom = (): boolean =>
    concurrency.length < limit.current ||
    (limit.overlapsAnswers &&
      concurrency.length === limit.current &&
      concurrency.every(({ left }) => left <= 0));
  while (waiting > 0 || concurrency.length > 0) {
    while (waiting > 0 && hasRoom()) {
      waiting -= 1;
      concurrency.push({ left: bytes, began: now, era: limit.era, isMeasurable: false, out: 0 });
    }
    now += step;
    const moving = concurrency.filter(({ began, left }) => now - began > line.latency && left > 0);
    const rate = Math.min(line.bytesASecond.connection, line.bytesASecond.together / moving.length);
    for (const lane of moving) {
      lane.left -= rate * step;
      if (lane.isMeasurable || lane.left > bytes * 0.75) continue;
      lane.isMeasurable = true;
      if (moving.every(({ isMeasurable }) => isMeasurable))
        limit.quarterSent({ era: lane.era, seconds: now - lane.began });
    }
    const lost = moving.filter(({ left }) => left > rate * graceSeconds);
    const loss = lost.reduce((sum, { left }) => sum + bytes - left, 0);
    worstLoss = Math.max(worstLoss, loss);
    if (loss > bytes) dearSteps += 1;
    if (concurrency.length >= (line.breaksAt ?? Number.POSITIVE_INFINITY)) limit.error(now * 1000);
    // The response travels back, too.
    for (const lane of concurrency.filter(({ left }) => left <= 0)) lane.out += step;
    for (const lane of concurrency.filter(({ out }) => out > line.latency)) {
      concurrency.splice(concurrency.indexOf(lane), 1);
      limit.answered({ era: lane.era, bytes, seconds: now - lane.began });
    }
  }
  return { seconds: now, worstLoss, dearShare: (dearSteps * step) / now };
}

const partBytes = 5 * megabyte;
const free = (parts: number): ConcurrencyLimit => new ConcurrencyLimit(parts, partBytes, null);

/** The end of the ramp on a fast network. */
function ramped(parts: number): ConcurrencyLimit {
  const limit = free(parts);
  for (let time = 0; time < 5; time += 1) limit.quarterSent({ era: limit.era, seconds: 0.01 });
  return limit;
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

describe('how many parts are sent at once', () => {
  it.each(lines)(
    'the number of concurrent parts comes near the best fixed number: %s',
    (_, line) => {
      const timeFor = (fixed: number | null) =>
        send(line, 100, partBytes, new ConcurrencyLimit(100, partBytes, fixed)).seconds;
      const best = Math.min(...[1, 4, 8, 16].map(timeFor));
      expect(timeFor(null) / best).toBeLessThan(1.1);
    },
  );

  it.each([0.1, 0.5, 1, 2, 5, 20])(
    'at %s MB/s for all connections together, a pause costs one part at most, and little more while more connections are tried',
    (speed) => {
      const together = speed * megabyte;
      const line = { latency: 0.05, bytesASecond: { connection: together, together } };
      const { seconds, worstLoss, dearShare } = send(line, 60, partBytes, free(60));
      expect(worstLoss).toBeLessThanOrEqual(Math.max(2 * partBytes, 3 * together));
      expect(dearShare).toBeLessThan(0.1);
      const eight = send(line, 60, partBytes, new ConcurrencyLimit(60, partBytes, 8));
      expect(seconds / eight.seconds).toBeLessThan(1.1);
    },
  );

  it('many slow connections are found to be faster than one', () => {
    const line = {
      latency: 0.1,
      bytesASecond: { connection: 0.4 * megabyte, together: 40 * megabyte },
    };
    const limit = free(200);
    const { seconds } = send(line, 200, partBytes, limit);
    const best = send(line, 200, partBytes, new ConcurrencyLimit(200, partBytes, 16)).seconds;
    expect(seconds / best).toBeLessThan(1.5);
    expect(limit.current).toBe(16);
  });

  it('the number of concurrent parts follows the user’s speed limit', () => {
    const limit = ramped(100);
    expect(limit.current).toBe(8);
    limit.capAt(megabyte);
    expect(limit.current).toBe(1);
    limit.capAt(10 * megabyte);
    expect(limit.current).toBe(6);
    limit.capAt(null);
    expect(limit.current).toBe(8);
  });

  it('the number of concurrent parts starts with one and doubles up to eight while parts are sent quickly', () => {
    const limit = free(100);
    const seen = [limit.current];
    for (let time = 0; time < 5; time += 1) {
      limit.quarterSent({ era: limit.era, seconds: 0.05 });
      seen.push(limit.current);
    }
    expect(seen).toEqual([1, 2, 4, 8, 8, 8]);
    const slow = free(100);
    slow.quarterSent({ era: slow.era, seconds: 2 });
    slow.quarterSent({ era: slow.era, seconds: 0.1 });
    expect(slow.current).toBe(1);
  });

  it('the number of concurrent parts never exceeds the number of parts, nor sixteen', () => {
    expect(ramped(3).current).toBe(3);
    expect(ramped(1).current).toBe(1);
    expect(new ConcurrencyLimit(3, partBytes, 9).current).toBe(3);
    const limit = new ConcurrencyLimit(1000, 1, null);
    const seen = new Set<number>();
    for (let part = 0; part < 900; part += 1) {
      limit.answered({ era: limit.era, bytes: 1, seconds: 1 / (1 + part) });
      seen.add(limit.current);
    }
    expect(Math.max(...seen)).toBe(16);
  });

  it('errors reduce the number of concurrent parts, at most every three seconds, and never below two', () => {
    const limit = ramped(100);
    const seen: number[] = [];
    for (let time = 0; time <= 18_000; time += 1_000) {
      limit.error(time);
      seen.push(limit.current);
    }
    expect(seen).toEqual([5, 5, 5, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('the number of concurrent parts recovers after errors have passed', () => {
    const limit = new ConcurrencyLimit(1000, megabyte, null);
    for (let time = 0; time < 3; time += 1) limit.quarterSent({ era: limit.era, seconds: 0.05 });
    limit.error(0);
    limit.error(5_000);
    expect(limit.current).toBe(3);
    for (let part = 0; part < 500; part += 1)
      limit.answered({ era: limit.era, bytes: megabyte, seconds: 1 });
    expect(limit.current).toBeGreaterThan(10);
  });

  it('the number of concurrent parts stays low on a connection that supports no more', () => {
    const line = { latency: 0.1, bytesASecond: { connection: megabyte, together: 50 * megabyte } };
    const limit = new ConcurrencyLimit(200, megabyte, null);
    send({ ...line, breaksAt: 6 }, 200, megabyte, limit);
    expect(limit.current).toBeLessThan(8);
  });

  it('parts that were started under another limit are ignored', () => {
    const limit = ramped(100);
    const { era } = limit;
    limit.error(0);
    for (let part = 0; part < 100; part += 1) limit.answered({ era, bytes: 1, seconds: 1 });
    expect(limit.current).toBe(5);
  });
});
