import type { Clock } from '../ports';
import { readLagMs } from './retry-policy';

interface Looks<T> {
  look(): Promise<T>;
  isEnough(seen: T): boolean;
  clock: Clock;
  /** Milliseconds until what was read counts as it is; otherwise as long as reads may lag behind writes. */
  forMs?: number;
  /** Milliseconds between the first two looks, and at most. */
  pauses?: { firstMs: number; longestMs: number };
  /** Waits between two looks; otherwise the clock does. */
  pause?(milliseconds: number): Promise<unknown>;
  signal?: AbortSignal | undefined;
}

/**
 * Looks until that is enough, less and less often, for as long as reads may lag behind writes
 * (app-store-connect.md, requests 11). Returns the last look, which may not be enough.
 */
export async function lookAgain<T>({
  look,
  isEnough,
  clock,
  forMs = readLagMs,
  pauses = { firstMs: 1_000, longestMs: 10_000 },
  signal,
  pause = (milliseconds) => clock.sleep(milliseconds, signal),
}: Looks<T>): Promise<T> {
  const end = clock.monotonic() + forMs;
  for (let next = pauses.firstMs; ; next = Math.min(next * 2, pauses.longestMs)) {
    // The look at the end is the last one, so the end is taken before it.
    const left = end - clock.monotonic();
    const seen = await look();
    if (isEnough(seen) || left <= 0) return seen;
    await pause(Math.min(next, Math.max(1, end - clock.monotonic())));
  }
}
