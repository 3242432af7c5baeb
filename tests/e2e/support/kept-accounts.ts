import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '#shared/domain/account';
import { KeyCheckName, type KeyReport } from '#shared/domain/key-report';
import type { ErrorCode } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** What a check found a minute ago. */
export function keptReport(
  outcome: KeyReport['outcome'],
  failed: KeyReport['results'][number] | null = null,
  code: ErrorCode | null = null,
): KeyReport {
  const place = failed === null ? Infinity : KeyCheckName.options.indexOf(failed.check);
  return {
    at: minutesAgo(1),
    outcome,
    results: KeyCheckName.options.map((check, index) => {
      if (failed !== null && index === place) return failed;
      if (index > place)
        return { check, state: 'not-checked', words: message(`key-check.${check}.not-checked`) };
      return { check, state: 'passed', words: passedWords[check] };
    }),
    error: code === null ? null : appError(code, message('error.key-needed.session')),
    fixer: code === 'key-revoked' ? 'admin' : code === null ? null : 'account-holder',
    appCount: outcome === 'working' ? 3 : null,
    answeredInMs: 84,
    clockBehindSeconds: 0,
  };
}

const passedWords = {
  'key-file': message('key-check.key-file.passed'),
  connection: message('key-check.connection.passed', { ms: 84 }),
  clock: message('key-check.clock.right'),
  key: message('key-check.key.passed'),
  agreements: message('key-check.agreements.passed'),
  role: message('key-check.role.known', { role: message('role.APP_MANAGER'), count: 3 }),
} as const;

/** An account with a key that works, with a test's changes. */
export function keptAccount(place: number, change: Partial<Account> = {}): Account {
  const last = 'ABCDEFGHJK'[place] ?? 'Z';
  return {
    id: `account-${place}`,
    name: `Team ${place}`,
    environment: 'live',
    keyId: `LIVE00000${last}`,
    issuerId: `57246542-96fe-1a63-e053-0824d011072${place}`,
    check: { state: 'accepted', at: minutesAgo(1), appCount: 3 },
    storage: 'keychain',
    workedAt: minutesAgo(1),
    role: { role: 'APP_MANAGER', known: 'stated' },
    report: keptReport('working'),
    ...change,
  };
}

/** Accounts as an earlier start left them; their private keys are in no keychain. */
export function keepAccounts(home: string, accounts: readonly Account[]): void {
  mkdirSync(join(home, 'live'), { recursive: true });
  writeFileSync(join(home, 'live', 'accounts.json'), JSON.stringify(accounts));
}
