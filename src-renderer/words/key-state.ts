import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError } from '#shared/errors';
import { type MessageKey, message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { isUnreached, missedError } from './account';
import type { Tone } from './format';

/** The state of a key in a word or two, with a second line where that says more. */
export interface KeyState {
  tone: Extract<Tone, 'ok' | 'look' | 'block' | 'busy' | 'quiet'>;
  word: string;
  aside: string | null;
}

export function keyState(account: Account, isChecking: boolean, now: number): KeyState {
  if (isChecking) return { tone: 'busy', word: say('accounts.state.checking'), aside: null };
  const settled = settledState(account, now);
  const isOfSession = account.storage === 'session' && account.needsKey !== true;
  return isOfSession ? { ...settled, aside: say('session-key.chip') } : settled;
}

function settledState(account: Account, now: number): KeyState {
  const { report, check } = account;
  const fault = faultOfKey(account);
  if (account.needsKey === true) return blocked('key-needed');
  if (report?.outcome === 'limited') return limited(account);
  if (fault === null)
    return report === undefined && check.state === 'not-tested'
      ? { tone: 'quiet', word: say('accounts.state.not-checked'), aside: null }
      : { tone: 'ok', word: say('accounts.state.working'), aside: null };
  return isInconclusive(account)
    ? { tone: 'look', word: wordOf(fault.code), aside: before(account, now) }
    : blocked(fault.code);
}

/** Whether the last check said nothing about the key, so that the result before it still stands. */
export function isInconclusive({ report, missed }: Account): boolean {
  return report === undefined ? missed !== undefined : report.outcome === 'not-reached';
}

/** What is wrong with a key; null if nothing is known to be. */
export function faultOfKey(account: Account): AppError | null {
  const { report, missed, check } = account;
  if (account.needsKey === true && report?.error?.code !== 'key-needed')
    return missed?.code === 'key-needed'
      ? missedError(missed)
      : appError('key-needed', message('error.key-needed.session'));
  if (report !== undefined) return report.error;
  if (missed !== undefined) return missedError(missed);
  // A result of an earlier version, which kept the code alone.
  return check.state === 'refused' ? missedError({ ...check, detail: '' }) : null;
}

const words: Partial<Record<ErrorCode, MessageKey>> = {
  'key-revoked': 'accounts.state.revoked',
  'key-refused': 'accounts.state.rejected',
  'issuer-id-wrong': 'accounts.state.other-issuer',
  'agreement-missing': 'accounts.state.agreement',
  'membership-ended': 'accounts.state.membership',
  'role-too-small': 'accounts.state.role',
  'request-forbidden': 'accounts.state.role',
  'key-needed': 'session-key.needed',
  'key-not-found': 'session-key.needed',
  'keychain-locked': 'accounts.state.keychain-locked',
  'keychain-denied': 'accounts.state.keychain-locked',
  'keychain-absent': 'accounts.state.keychain-absent',
};

function wordOf(code: ErrorCode): string {
  const known = words[code];
  if (known !== undefined) return say(known);
  return say(isUnreached(code) ? 'accounts.state.not-reached' : 'accounts.state.not-checked');
}

function blocked(code: ErrorCode): KeyState {
  return { tone: 'block', word: say(words[code] ?? 'accounts.state.failed'), aside: null };
}

/** The result before a check that reached nobody. */
function before({ reportBefore, workedAt }: Account, now: number): string | null {
  if (reportBefore?.outcome === 'failed' && reportBefore.error !== null) {
    const state = say(words[reportBefore.error.code] ?? 'accounts.state.failed');
    return say('accounts.state-before', { state, when: shortMoment(reportBefore.at, now) });
  }
  return workedAt === undefined
    ? null
    : say('accounts.state-worked', { when: shortMoment(workedAt, now) });
}

const features = {
  notes: 'accounts.feature-notes',
  groups: 'accounts.feature-groups',
  'beta-review': 'accounts.feature-beta-review',
  testers: 'accounts.feature-testers',
  compliance: 'accounts.feature-compliance',
} as const satisfies Partial<Record<string, MessageKey>>;

/** As many as a narrow column has room for. */
const shownFeatures = 2;

function limited(account: Account): KeyState {
  const missing = featuresOf(account).filter(({ can }) => can === 'no');
  const lacks = (feature: string) => missing.some((one) => one.feature === feature);
  if (lacks('upload')) return { tone: 'look', word: say('accounts.state.no-uploads'), aside: null };
  const list = Object.entries(features)
    .filter(([feature]) => lacks(feature))
    .slice(0, shownFeatures)
    .map(([, key]) => message(key));
  const isUploader = lacks('notes') && lacks('groups');
  return {
    tone: 'look',
    word: say(isUploader ? 'accounts.state.uploads-only' : 'accounts.state.limited'),
    aside:
      list.length === 0 ? null : say('accounts.state-missing', { features: { list, or: true } }),
  };
}

/** The live accounts that a check could not reach for one and the same reason, if there are several. */
export function sharedFault(accounts: readonly Account[]): Account[] | null {
  const missed = accounts.filter(
    (account) => account.environment === 'live' && isInconclusive(account),
  );
  const codeOf = (account: Account) => faultOfKey(account)?.code;
  const same = missed
    .map((account) => missed.filter((one) => codeOf(one) === codeOf(account)))
    .find((some) => some.length > 1);
  return same ?? null;
}
