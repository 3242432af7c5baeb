import type { Account, KeyCheck, MissedCheck } from '#shared/domain/account';
import { catalogue, type ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError } from '#shared/errors';
import { counted } from '#shared/words/format';
import { shortMoment, timeWithAge } from '#shared/words/time';
import type { Tone } from './format';

export function environmentWord(environment: Account['environment']): string {
  return environment === 'live' ? 'Live' : 'Practice';
}

export function environmentTone(environment: Account['environment']): Tone {
  return environment === 'live' ? 'ok' : 'practice';
}

/** Beside the account while it is not known which one has the app. */
export const accountSearchWords = {
  looking: 'Looking for the account that has this app…',
  unsure: 'Slipway cannot tell which account has this app.',
} as const;

/** `7T2…K9`: enough to distinguish keys, short enough for the sidebar. */
export function shortKeyId(keyId: string): string {
  return keyId.length > 7 ? `${keyId.slice(0, 3)}…${keyId.slice(-2)}` : keyId;
}

/** `issuer …4f2a`, or that there is none. */
export function issuerTail(issuerId: string | null): string {
  return issuerId === null ? 'individual key' : `issuer …${issuerId.slice(-4)}`;
}

/** One line under the account's name in the sidebar. */
export function accountLine(account: Account): string {
  return account.environment === 'practice'
    ? 'made on this computer'
    : `key ${shortKeyId(account.keyId)}`;
}

const refusals: Partial<Record<ErrorCode, string>> = {
  'key-refused': 'Apple does not accept the key',
  'role-too-small': 'The key’s role is too small',
  'membership-ended': 'The team’s membership is not active',
  'request-forbidden': 'App Store Connect forbids the request',
  'agreement-missing': 'An agreement is waiting to be accepted',
  'network-unreachable': 'App Store Connect could not be reached',
  'keychain-locked': 'The keychain is locked',
  'keychain-absent': 'There is no keychain',
  'practice-unavailable': 'The practice App Store Connect is not running',
};

interface CheckWords {
  tone: Tone;
  words: string;
}

/** The result of the key's last test; a test without a connection keeps the result before it visible. */
export function keyCheckWords(account: Pick<Account, 'check' | 'missed'>, now: number): CheckWords {
  const { check, missed } = account;
  if (missed === undefined) return resultWords(check, now);
  return { tone: 'look', words: `${missedWord(missed)}, ${earlierWords(check, now)}` };
}

/** Without a reason, which is shown in full below. */
function missedWord({ code }: MissedCheck): string {
  return unreached.has(code) ? 'Not reached' : 'Not tested';
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

function earlierWords(check: KeyCheck, now: number): string {
  if (check.state === 'not-tested') return 'never tested before';
  const word = check.state === 'accepted' ? 'worked' : 'refused';
  return `${word} ${shortMoment(check.at, now)}`;
}

/** Why the last test was inconclusive, in the catalogue's words. */
export function missedError(missed: MissedCheck): AppError {
  // Another version of Slipway may have stored a code that this one does not know.
  const code = missed.code in catalogue ? missed.code : 'unexpected';
  return appError(code, missed.detail);
}

function resultWords(check: KeyCheck, now: number): CheckWords {
  if (check.state === 'not-tested') return { tone: 'quiet', words: 'Not tested yet' };
  const when = timeWithAge(check.at, now);
  if (check.state === 'accepted') {
    return { tone: 'ok', words: `Works, sees ${counted(check.appCount, 'app')}; tested ${when}` };
  }
  const reason = refusals[check.code] ?? 'The last test did not pass';
  return { tone: 'block', words: `${reason}; tested ${when}` };
}

/** Errors that already mean that there is no such key, or no keychain. */
const withoutKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-not-found',
  'keychain-absent',
  'account-not-found',
]);

/** What is safe after an error with an account; null if nothing is certain. */
export function keySafeWords({ environment }: Account, code: ErrorCode): string | null {
  if (environment === 'practice') return 'Real accounts are not affected.';
  return withoutKey.has(code) ? null : 'The key is still in the keychain.';
}

/** A pasted issuer ID without quotes and spaces; null for an individual key. */
export function cleanIssuerId(typed: string): string | null {
  const cleaned = typed.replace(/["'“”‘’\s]/g, '');
  return cleaned === '' ? null : cleaned;
}
