import type { WaitReason } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { isCertificateError } from '../proxy/certificate-error';
import { ProxyError } from '../proxy/tunnel';
import { AnswerTooSlow } from './whole-answer';

/** When a request is retried, and after how long. The only place that decides it. */

export type Failure =
  /** The request never left this computer: nothing can have been applied. */
  | { kind: 'unreached' }
  /** It went out, and no response came. */
  | { kind: 'unanswered' }
  | { kind: 'server'; status: number }
  /** A response that isn't the API's: a page from a proxy or gateway. */
  | { kind: 'unreadable' }
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  | { kind: 'not-visible-yet' };

/**
 * How long connection errors are retried. `once`: never, the caller decides. `short`: a person waits for the
 * response. `long`: a run's first request, whose address may be wrong. `enduring`: a run that Apple has responded to before; it outlasts
 * any time without a network.
 */
export type Patience = 'once' | 'short' | 'long' | 'enduring';

/** Failed attempts of one request; a new request starts over, so progress resets the count. */
interface FailedAttempts {
  /** Counts from 1. */
  times: number;
  /** Milliseconds since the first failure. */
  forMs: number;
}

type RetryDecision = { tryAgain: false } | { tryAgain: true; inMs: number; reason: WaitReason };

const maxTries: Record<'once' | 'short' | 'long', number> = { once: 1, short: 2, long: 5 };
const enduredMs = 10 * 60_000;
/**
 * How long reads may lag behind writes, in milliseconds; a resource missing for longer does not exist
 * (app-store-connect.md, requests 11).
 */
export const readLagMs = 2 * 60_000;
/** Shorter when a person is waiting at the window. */
const shortLagMs = 15_000;
/** Checking for the network is cheap: a restored connection is noticed within this time. */
const networkLookMs = 5_000;
const firstPauseMs = 30_000;
const longestPauseMs = 10 * 60_000;
/** The longest pause that Apple may request: its limit is hourly (app-store-connect.md, requests 8). */
const longestAskedMs = 60 * 60_000;
const personWaitsMs = 10_000;

/**
 * Reads may always be repeated. A write may when it can't have been applied: it never went out, or got a
 * 429. All other writes are up to the caller (`writeOnce`).
 */
export function nextTry(
  failure: Failure,
  isRead: boolean,
  patience: Patience,
  failed: FailedAttempts,
): RetryDecision {
  if (patience === 'once') return giveUp;
  switch (failure.kind) {
    case 'rate-limited':
      return afterPause(failure.retryAfterSeconds, patience, failed);
    case 'unreached':
      if (patience === 'enduring') return again(untilNetworkLook(failed.times), 'offline');
      return isSpent(patience, failed) ? giveUp : again(fullJitter(failed.times), 'offline');
    case 'not-visible-yet':
      return failed.forMs > (patience === 'short' ? shortLagMs : readLagMs)
        ? giveUp
        : again(fullJitter(Math.min(failed.times, 4)), 'server-error');
    case 'unanswered':
      return !isRead || isSpent(patience, failed)
        ? giveUp
        : again(fullJitter(failed.times), 'offline');
    case 'server':
    case 'unreadable':
      return !isRead || isSpent(patience, failed)
        ? giveUp
        : again(fullJitter(failed.times), 'server-error');
  }
}

const giveUp: RetryDecision = { tryAgain: false };

function again(inMs: number, reason: WaitReason): RetryDecision {
  return { tryAgain: true, inMs, reason };
}

function isSpent(patience: Patience, { times, forMs }: FailedAttempts): boolean {
  return patience === 'enduring' ? forMs > enduredMs : times >= maxTries[patience];
}

function afterPause(
  seconds: number | null,
  patience: Patience,
  failed: FailedAttempts,
): RetryDecision {
  const pause =
    seconds === null
      ? Math.min(firstPauseMs * 2 ** (failed.times - 1), longestPauseMs) + Math.random() * 1_000
      : seconds * 1000;
  const longest = patience === 'short' ? personWaitsMs : longestAskedMs;
  return pause > longest ? giveUp : again(pause, 'rate-limited');
}

function untilNetworkLook(times: number): number {
  return Math.min(500 * 2 ** times, networkLookMs) * (0.8 + Math.random() * 0.2);
}

const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/** Milliseconds, at most `first` for the first. Full jitter keeps several runs from retrying at the same moment. */
export function fullJitter(times: number, first = firstDelayMs): number {
  return Math.random() * Math.min(first * 2 ** (times - 1), longestDelayMs);
}

/** `Retry-After` in seconds, in either of its two forms. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

/** Errors that mean the request never left this computer, so nothing can have been applied. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const noName = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Connection errors, grouped by what a person can do about them. */
interface ConnectionFailure {
  error: AppError;
  /** Whether the request may have arrived anyway. */
  wasSent: boolean;
}

export function connectionError(method: string, url: URL, thrown: unknown): ConnectionFailure {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof ProxyError)
    return { error: appError(cause.code, cause.sentence), wasSent: false };
  if (thrown instanceof AnswerTooSlow)
    return {
      error: appError('network-unreachable', tooSlow(method, url, thrown)),
      wasSent: true,
    };
  const code = errorCode(thrown);
  const wasSent = !neverSent.has(code) && !isCertificateError(code);
  return { error: appError(errorCodeOf(code), sentence(method, url, code)), wasSent };
}

function errorCodeOf(code: string): ErrorCode {
  if (noName.has(code)) return 'network-name-unknown';
  if (isCertificateError(code)) return 'network-certificate';
  return 'network-unreachable';
}

function sentence(method: string, url: URL, code: string): Message {
  const { host } = url;
  if (noName.has(code)) return message('error.network-name-unknown.host', { host, code });
  if (isCertificateError(code)) return message('error.network-certificate.host', { host, code });
  const request = `${method} ${url.pathname}`;
  return message('error.network-unreachable.request', { host, request, code });
}

function tooSlow(
  method: string,
  { host, pathname }: URL,
  { kind, afterMs }: AnswerTooSlow,
): Message {
  const params = { host, request: `${method} ${pathname}`, time: { duration: afterMs } };
  return kind === 'silent'
    ? message('error.network-unreachable.silent', params)
    : message('error.network-unreachable.slow', params);
}

function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  const cause = thrown.cause as { code?: unknown; message?: unknown } | undefined;
  if (typeof cause?.code === 'string') return cause.code;
  if (typeof cause?.message === 'string' && /redirect/.test(cause.message)) return 'redirected';
  return thrown.name;
}
