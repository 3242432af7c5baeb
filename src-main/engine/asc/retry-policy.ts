import type { HoldReason } from '#shared/domain/publish-run';

/** When a request is tried again, and how long after. The only place that decides it. */

export type Failure =
  /** The request never left this computer: nothing can have been applied. */
  | { kind: 'unreached' }
  /** It went out, and no answer came. */
  | { kind: 'unanswered' }
  | { kind: 'server'; status: number }
  /** An answer that is not the API's: a page of somebody on the way. */
  | { kind: 'unreadable' }
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  | { kind: 'not-visible-yet' };

/**
 * How much trouble on the line is borne. `short`: a person waits for the answer. `long`: a run asks for the
 * first time, and the address may be wrong. `enduring`: a run that Apple has answered before; it outlasts
 * any time without a network.
 */
export type Patience = 'short' | 'long' | 'enduring';

/** What was tried for one request so far; a new request begins anew, so progress resets the count. */
export interface Tried {
  /** Counts from 1. */
  times: number;
  /** Milliseconds since the first failure. */
  forMs: number;
}

export type NextTry = { tryAgain: false } | { tryAgain: true; inMs: number; reason: HoldReason };

const mostTries: Record<'short' | 'long', number> = { short: 2, long: 5 };
const enduredMs = 10 * 60_000;
/** Reads lag behind writes; what is not there after this long is not there. */
const lagMs = 2 * 60_000;
/** Looking for the network costs nobody anything: a line that is back is noticed within this. */
const networkLookMs = 5_000;
const firstPauseMs = 30_000;
const longestPauseMs = 10 * 60_000;
/** The longest pause that Apple may ask for: its limit is one of an hour. */
const longestAskedMs = 60 * 60_000;
const personWaitsMs = 10_000;

/**
 * Reads may always be repeated. A write may where it cannot have been applied: it never went out, or a 429
 * says so. All other writes are the caller's to look after (`writeOnce`).
 */
export function nextTry(
  failure: Failure,
  isRead: boolean,
  patience: Patience,
  tried: Tried,
): NextTry {
  switch (failure.kind) {
    case 'rate-limited':
      return afterPause(failure.retryAfterSeconds, patience, tried);
    case 'unreached':
      if (patience === 'enduring') return again(untilNetworkLook(tried.times), 'offline');
      return isSpent(patience, tried) ? giveUp : again(fullJitter(tried.times), 'offline');
    case 'not-visible-yet':
      return tried.forMs > lagMs || (patience === 'short' && isSpent(patience, tried))
        ? giveUp
        : again(fullJitter(Math.min(tried.times, 4)), 'server-trouble');
    case 'unanswered':
      return !isRead || isSpent(patience, tried)
        ? giveUp
        : again(fullJitter(tried.times), 'offline');
    case 'server':
    case 'unreadable':
      return !isRead || isSpent(patience, tried)
        ? giveUp
        : again(fullJitter(tried.times), 'server-trouble');
  }
}

const giveUp: NextTry = { tryAgain: false };

function again(inMs: number, reason: HoldReason): NextTry {
  return { tryAgain: true, inMs, reason };
}

function isSpent(patience: Patience, { times, forMs }: Tried): boolean {
  return patience === 'enduring' ? forMs > enduredMs : times >= mostTries[patience];
}

function afterPause(seconds: number | null, patience: Patience, tried: Tried): NextTry {
  const pause =
    seconds === null
      ? Math.min(firstPauseMs * 2 ** (tried.times - 1), longestPauseMs) + Math.random() * 1_000
      : seconds * 1000;
  const borne = patience === 'short' ? personWaitsMs : longestAskedMs;
  return pause > borne ? giveUp : again(pause, 'rate-limited');
}

function untilNetworkLook(times: number): number {
  return Math.min(500 * 2 ** times, networkLookMs) * (0.8 + Math.random() * 0.2);
}

const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/** Milliseconds, `first` at most for the first. Full jitter keeps several runs from coming back at the same moment. */
export function fullJitter(times: number, first = firstDelayMs): number {
  return Math.random() * Math.min(first * 2 ** (times - 1), longestDelayMs);
}

/** `Retry-After` in seconds, from either of its two forms. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
