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

/** One line under the account's name in the sidebar: `App Manager, key 7T2…K9`, without a role that is not known. */
export function accountLine({ environment, keyId: key, role }: Account): string {
  if (environment === 'practice') return say('account.practice-line');
  const keyId = shortKeyId(key);
  return role === undefined
    ? say('account.key-line', { keyId })
    : say('account.role-and-key', { role: say(`role.${role.role}`), keyId });
}

const refusals: Partial<Record<ErrorCode, MessageKey>> = {
  'key-refused': 'account.key-refused',
  'key-revoked': 'account.key-refused',
  'issuer-id-wrong': 'account.key-refused',
  'role-too-small': 'account.role-too-small',
  'membership-ended': 'account.membership-ended',
  'request-forbidden': 'account.request-forbidden',
  'agreement-missing': 'account.agreement-missing',
  'network-unreachable': 'account.network-unreachable',
  'keychain-locked': 'account.keychain-locked',
  'keychain-absent': 'account.keychain-absent',
  'practice-unavailable': 'account.practice-unavailable',
};

/** Why a key cannot be used, in a few words; null for errors that have none. */
export function refusedWords(code: ErrorCode): MessageKey | null {
  return refusals[code] ?? null;
}

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
  const now = say(nowWords(code));
  if (check.state === 'not-tested') return say('account.missed-never', { now });
  const when = shortMoment(check.at, at);
  return check.state === 'accepted'
    ? say('account.missed-worked', { now, when })
    : say('account.missed-refused', { now, when });
}

function nowWords(code: ErrorCode): MessageKey {
  if (code === 'key-needed') return 'session-key.needed';
  return unreached.has(code) ? 'account.unreached' : 'account.untested';
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
  'key-check-slow',
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
