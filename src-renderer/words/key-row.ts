import type { Account } from '#shared/domain/account';
import type { AccountUses } from '#shared/domain/account-uses';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { clockTime, dayKey, shortMoment, timeWithAge } from '#shared/words/time';
import { type KeyState, keyState } from './key-state';

/** Its role, as far as it is known. */
export function roleWords({ role }: Account): string {
  return role === undefined ? say('accounts.role-unknown') : say(`role.${role.role}`);
}

/** `Tide Table, 1 preset`, `2 apps, 3 presets`, `2 practice apps` or `No apps yet`. */
export function usedByWords({ environment }: Account, uses: AccountUses): string {
  const [first, ...more] = uses.appNames;
  const count = uses.appNames.length;
  if (first === undefined) return say('accounts.no-apps');
  if (environment === 'practice' && uses.presetNames.length === 0)
    return say('accounts.practice-apps', { count });
  const apps = more.length === 0 ? first : message('accounts.apps-count', { count });
  return say('accounts.used-by', { apps, count: uses.presetNames.length });
}

/** When the key was last used: by a run in progress, a moment, or never. */
export function lastUsedWords(account: Account, uses: AccountUses, now: number): string {
  if (uses.running > 0) return say('accounts.used-now', { count: uses.running });
  const at = lastUsedAt(account, uses);
  if (at === null) return say('accounts.never-used');
  const time = clockTime(at);
  if (dayKey(at) === dayBefore(now, 0)) return say('accounts.used-today', { time });
  if (dayKey(at) === dayBefore(now, 1)) return say('accounts.used-yesterday', { time });
  return shortMoment(at, now);
}

/** `2026-11-28`: today, or a number of days before. */
function dayBefore(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  return dayKey(date.toISOString());
}

/** Runs of before Slipway recorded the use of keys count as well. */
function lastUsedAt({ lastUsedAt: recorded }: Account, { lastRunAt }: AccountUses): string | null {
  if (recorded === undefined) return lastRunAt;
  return lastRunAt !== null && lastRunAt > recorded ? lastRunAt : recorded;
}

const urgency: Record<KeyState['tone'], number> = { block: 0, look: 1, busy: 2, quiet: 2, ok: 2 };

/** Problems first, then the keys used last; a key that is being checked keeps its place. */
export function sortedAccounts(
  accounts: readonly Account[],
  usesOf: (account: Account) => AccountUses,
  now: number,
): Account[] {
  const rank = (account: Account): number => urgency[keyState(account, false, now).tone];
  const used = (account: Account): string => {
    const uses = usesOf(account);
    // After every date.
    return uses.running > 0 ? '9' : (lastUsedAt(account, uses) ?? '');
  };
  return [...accounts].sort(
    (one, other) => rank(one) - rank(other) || used(other).localeCompare(used(one)),
  );
}

export interface KeyCounts {
  working: number;
  warning: number;
  blocker: number;
  unchecked: number;
}

export function countStates(accounts: readonly Account[], now: number): KeyCounts {
  const counts: KeyCounts = { working: 0, warning: 0, blocker: 0, unchecked: 0 };
  for (const account of accounts) {
    const { tone } = keyState(account, false, now);
    counts[tone === 'ok' ? 'working' : toneCounts[tone]] += 1;
  }
  return counts;
}

const toneCounts = {
  look: 'warning',
  block: 'blocker',
  busy: 'unchecked',
  quiet: 'unchecked',
} as const;

/** `Checked at 14:08, 1 min ago`: the latest check of any key. */
export function checkedWords(accounts: readonly Account[], now: number): string {
  const reached = accounts.map(({ report, reportBefore }) =>
    report?.outcome === 'not-reached' ? reportBefore : report,
  );
  const times = reached.flatMap((report) => (report === undefined ? [] : [report.at]));
  const last = times.sort().at(-1);
  return last === undefined
    ? say('accounts.never-checked')
    : say('accounts.checked-at', { when: timeWithAge(last, now) });
}
