/** When a request is tried again. The only place that decides it. */

export type Failure =
  | { kind: 'network' }
  | { kind: 'server'; status: number }
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  | { kind: 'not-visible-yet' };

/** `long` while a run waits by itself; `short` while a person waits for the answer. */
export type Patience = 'long' | 'short';

const tries: Record<Patience, number> = { long: 5, short: 2 };
const firstDelay = 500;
const longestDelay = 30_000;
/** A pause that Apple asks for is kept up to this long; a longer one ends the attempt. */
const longestPauseSeconds = 120;

/**
 * Milliseconds to wait before the next try, or null to give up. `attempt` counts from 1.
 * Reads may always be repeated. A write may only after a 429, which says that it was not applied.
 */
export function delayBeforeRetry(
  failure: Failure,
  attempt: number,
  isRead: boolean,
  patience: Patience,
): number | null {
  if (attempt >= tries[patience]) return null;
  if (failure.kind === 'rate-limited') return pauseAsked(failure.retryAfterSeconds, attempt);
  if (!isRead) return null;
  return fullJitter(attempt);
}

function pauseAsked(seconds: number | null, attempt: number): number | null {
  if (seconds === null)
    return Math.min(5_000 * 2 ** (attempt - 1), longestDelay) + Math.random() * 500;
  return seconds > longestPauseSeconds ? null : seconds * 1000;
}

/** Full jitter keeps several runs from coming back at the same moment. */
export function fullJitter(attempt: number): number {
  return Math.random() * Math.min(firstDelay * 2 ** attempt, longestDelay);
}

/** `Retry-After` in seconds, from either of its two forms. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
