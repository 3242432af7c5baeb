import type { Account, KeyCheck, MissedCheck } from '#shared/domain/account';
import { catalogue, type ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError } from '#shared/errors';
import { type MessageKey, message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { shortMoment, timeWithAge } from '#shared/words/time';
import type { Tone } from './format';

export function environmentWord(environment: Account['environment']): string {
  return say(environment === 'live' ? 'account.live' : 'account.practice');
}

export function environmentTone(environment: Account['environment']): Tone {
  return environment === 'live' ? 'ok' : 'practice';
}

/** Beside the account while it is not known which one has the app. */
export const accountSearchWords = {
  looking: 'account.searching',
  unsure: 'account.unsure',
} as const;

/** `7T2…K9`: enough to distinguish keys, short enough for the sidebar. */
export function shortKeyId(keyId: string): string {
  return keyId.length > 7 ? `${keyId.slice(0, 3)}…${keyId.slice(-2)}` : keyId;
}

/** `issuer …4f2a`, or that there is none. */
export function issuerTail(issuerId: string | null): string {
  return issuerId === null
    ? say('account.individual-key')
    : say('account.issuer', { end: issuerId.slice(-4) });
}

/** One line under the account's name in the sidebar. */
export function accountLine(account: Account): string {
  return account.environment === 'practice'
    ? say('account.practice-line')
    : say('account.key-line', { keyId: shortKeyId(account.keyId) });
}

const refusals: Partial<Record<ErrorCode, MessageKey>> = {
  'key-refused': 'account.key-refused',
  'role-too-small': 'account.role-too-small',
  'membership-ended': 'account.membership-ended',
  'request-forbidden': 'account.request-forbidden',
  'agreement-missing': 'account.agreement-missing',
  'network-unreachable': 'account.network-unreachable',
  'keychain-locked': 'account.keychain-locked',
  'keychain-absent': 'account.keychain-absent',
  'practice-unavailable': 'account.practice-unavailable',
};

interface CheckWords {
  tone: Tone;
  words: string;
}

/** The result of the key's last test; a test without a connection keeps the result before it visible. */
export function keyCheckWords(account: Pick<Account, 'check' | 'missed'>, now: number): CheckWords {
  const { check, missed } = account;
  if (missed === undefined) return resultWords(check, now);
  return { tone: 'look', words: missedWords(missed, check, now) };
}

/** Without a reason, which is shown in full below. */
function missedWords({ code }: MissedCheck, check: KeyCheck, at: number): string {
  const now = say(unreached.has(code) ? 'account.unreached' : 'account.untested');
  if (check.state === 'not-tested') return say('account.missed-never', { now });
  const when = shortMoment(check.at, at);
  return check.state === 'accepted'
    ? say('account.missed-worked', { now, when })
    : say('account.missed-refused', { now, when });
}

/** Errors in which App Store Connect itself did not answer. */
const unreached: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network-unreachable',
  'network-name-unknown',
  'network-certificate',
  'network-proxy',
  'proxy-unreachable',
  'practice-unavailable',
  'answer-unreadable',
]);

export function isUnreached(code: ErrorCode): boolean {
  return unreached.has(code);
}

/** Why the last test was inconclusive, in the catalogue's words. */
export function missedError(missed: MissedCheck): AppError {
  // Another version of Slipway may have stored a code that this one does not know.
  const code = missed.code in catalogue ? missed.code : 'unexpected';
  return appError(code, missed.detail);
}

function resultWords(check: KeyCheck, now: number): CheckWords {
  if (check.state === 'not-tested') return { tone: 'quiet', words: say('account.not-tested') };
  const when = timeWithAge(check.at, now);
  if (check.state === 'accepted') {
    return { tone: 'ok', words: say('account.working', { count: check.appCount, when }) };
  }
  const reason = message(refusals[check.code] ?? 'account.test-failed');
  return { tone: 'block', words: say('account.refused', { reason, when }) };
}

/** Errors that already mean that there is no such key, or no keychain. */
const withoutKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-not-found',
  'keychain-absent',
  'account-not-found',
]);

/** What is safe after an error with an account; null if nothing is certain. */
export function keySafeWords({ environment }: Account, code: ErrorCode): string | null {
  if (environment === 'practice') return say('account.live-not-affected');
  return withoutKey.has(code) ? null : say('account.key-still-stored');
}

/** A pasted issuer ID without quotes and spaces; null for an individual key. */
export function cleanIssuerId(typed: string): string | null {
  const cleaned = typed.replace(/["'“”‘’\s]/g, '');
  return cleaned === '' ? null : cleaned;
}
