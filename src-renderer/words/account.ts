import type { Account, KeyCheck } from '#shared/domain/account';
import { counted } from './quantity';
import { timeWithAge } from './time';
import type { Tone } from './tone';

export function environmentWord(environment: Account['environment']): string {
  return environment === 'live' ? 'Live' : 'Practice';
}

export function environmentTone(environment: Account['environment']): Tone {
  return environment === 'live' ? 'ok' : 'practice';
}

/** `7T2…K9`: enough to tell keys apart, short enough for the sidebar. */
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

const refusals: Record<string, string> = {
  'key-refused': 'Apple does not accept the key',
  'role-too-small': 'The key’s role is too small',
  'agreement-missing': 'An agreement is waiting to be accepted',
  'network-unreachable': 'App Store Connect could not be reached',
  'keychain-locked': 'The keychain is locked',
  'keychain-absent': 'There is no keychain',
  'practice-unavailable': 'The practice App Store Connect is not running',
};

export interface CheckWords {
  tone: Tone;
  words: string;
}

/** How the last test of the key ended. */
export function keyCheckWords(check: KeyCheck, now: number): CheckWords {
  if (check.state === 'not-tested') return { tone: 'quiet', words: 'Not tested yet' };
  const when = timeWithAge(check.at, now);
  if (check.state === 'accepted') {
    return { tone: 'ok', words: `Works, sees ${counted(check.appCount, 'app')}; tested ${when}` };
  }
  const reason = refusals[check.code] ?? 'The last test did not pass';
  return { tone: 'block', words: `${reason}; tested ${when}` };
}

/** What was pasted as an issuer ID: without quotes and spaces; null for an individual key. */
export function cleanIssuerId(typed: string): string | null {
  const cleaned = typed.replace(/["'“”‘’\s]/g, '');
  return cleaned === '' ? null : cleaned;
}
