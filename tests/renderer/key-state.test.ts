import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account';
import { usesOfAccount } from '#shared/domain/account-uses';
import { KeyCheckName, type KeyReport } from '#shared/domain/key-report';
import type { ErrorCode } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import { accountLine } from '../../src-renderer/words/account';
import {
  checkedWords,
  countStates,
  lastUsedWords,
  roleWords,
  sortedAccounts,
  usedByWords,
} from '../../src-renderer/words/key-row';
import { faultOfKey, keyState, sharedFault } from '../../src-renderer/words/key-state';

import { sampleAccount } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const now = new Date(2026, 10, 22, 14, 5).getTime();
const today = (hours: number, minutes: number): string =>
  new Date(2026, 10, 22, hours, minutes).toISOString();

function report(outcome: KeyReport['outcome'], code: ErrorCode | null = null): KeyReport {
  return {
    at: today(14, 4),
    outcome,
    results: KeyCheckName.options.map((check) => ({ check, state: 'passed', words: '' })),
    error: code === null ? null : appError(code, ''),
    fixer: null,
    appCount: null,
    answeredInMs: null,
    clockBehindSeconds: null,
  };
}

function live(change: Partial<Account> = {}): Account {
  return sampleAccount({ id: 'northwind', environment: 'live', name: 'Northwind', ...change });
}

describe('the state of a key', () => {
  it.each([
    ['key-revoked', 'Revoked'],
    ['key-refused', 'Rejected'],
    ['issuer-id-wrong', 'Wrong Issuer ID'],
    ['agreement-missing', 'Agreement missing'],
    ['membership-ended', 'Membership ended'],
    ['role-too-small', 'Role too small'],
    ['key-needed', 'Key needed'],
    ['key-is-rsa', 'Doesn’t work'],
  ] as const)('a key that failed with %s is a blocker named %s', (code, word) => {
    const state = keyState(live({ report: report('failed', code) }), false, now);
    expect(state).toEqual({ tone: 'block', word, aside: null });
  });

  it('a key that could not be reached keeps the result before beside it', () => {
    const missed = report('not-reached', 'network-unreachable');
    const worked = live({ report: missed, workedAt: today(11, 26) });
    expect(keyState(worked, false, now)).toEqual({
      tone: 'look',
      word: 'Not reached',
      aside: 'Worked 11:26',
    });
    const before = { ...report('failed', 'key-revoked'), at: today(11, 26) };
    const revoked = { ...worked, reportBefore: before };
    expect(keyState(revoked, false, now).aside).toBe('Revoked, 11:26');
    const locked = live({ report: report('not-reached', 'keychain-locked') });
    expect(keyState(locked, false, now)).toMatchObject({ word: 'Keychain locked', aside: null });
  });

  it('a key with a small role says what it can’t do', () => {
    const role = { role: 'DEVELOPER', known: 'stated' } as const;
    expect(keyState(live({ role, report: report('limited') }), false, now)).toEqual({
      tone: 'look',
      word: 'Uploads only',
      aside: 'No notes or groups',
    });
    const marketing = { role: 'MARKETING', known: 'stated' } as const;
    const reader = live({ role: marketing, report: report('limited') });
    expect(keyState(reader, false, now).word).toBe('Can’t upload');
  });

  it('a key whose private half is gone is needed again, whatever was known of it', () => {
    const account = live({ needsKey: true, storage: 'session', report: report('working') });
    expect(keyState(account, false, now)).toMatchObject({ tone: 'block', word: 'Key needed' });
    expect(faultOfKey(account)?.code).toBe('key-needed');
  });

  it('a key of this session says so, and one that is being checked says only that', () => {
    const account = live({ storage: 'session', report: report('working') });
    expect(keyState(account, false, now)).toMatchObject({
      word: 'Working',
      aside: 'This session only',
    });
    expect(keyState(account, true, now)).toEqual({ tone: 'busy', word: 'Checking…', aside: null });
  });

  it('results of before there were reports are shown as well', () => {
    const check = { state: 'refused', at: today(9, 0), code: 'key-refused' } as const;
    expect(keyState(live({ check }), false, now).word).toBe('Rejected');
    const untested = live({ check: { state: 'not-tested' } });
    expect(keyState(untested, false, now)).toMatchObject({ tone: 'quiet', word: 'Not checked' });
  });

  it('one reason for several keys is found, and different ones are not', () => {
    const missed = (id: string, code: ErrorCode) =>
      live({ id, report: report('not-reached', code) });
    const same = [missed('one', 'network-unreachable'), missed('two', 'network-unreachable')];
    expect(sharedFault([...same, missed('three', 'keychain-locked')])).toEqual(same);
    expect(sharedFault([same[0] as Account, missed('three', 'keychain-locked')])).toBeNull();
  });
});

describe('the row of a key', () => {
  const account = live({ role: { role: 'APP_MANAGER', known: 'stated' } });
  const own = { id: account.id, name: 'Northwind', keyId: account.keyId };
  const run = (id: string, change: Parameters<typeof sampleRun>[0] = {}) =>
    sampleRun({ id, account: own, status: { state: 'done', at: today(9, 0) }, ...change });
  const preset = { ...samplePreset({ accountId: account.id }), appName: 'Orbit Notes' };

  it('the apps of runs and presets are counted once', () => {
    const mail = { ...samplePackage, bundleId: 'com.northwind.mail', name: 'Mail' };
    const one = usesOfAccount(account.id, [run('1'), run('2')], [preset]);
    expect(usedByWords(account, one)).toBe('Orbit Notes, 1 preset');
    const two = usesOfAccount(account.id, [run('1'), run('2', { package: mail })], []);
    expect(usedByWords(account, two)).toBe('2 apps, no presets');
    expect(usedByWords(account, usesOfAccount('other', [run('1')], [preset]))).toBe('No apps yet');
  });

  it('the last use is a run in progress, a time of today or yesterday, a day, or never', () => {
    const words = (lastUsedAt: string | undefined, runs = [] as ReturnType<typeof run>[]) => {
      const used = lastUsedAt === undefined ? account : { ...account, lastUsedAt };
      return lastUsedWords(used, usesOfAccount(account.id, runs, []), now);
    };
    expect(words(undefined)).toBe('Never');
    expect(words(today(11, 26))).toBe('Today, 11:26');
    expect(words(new Date(2026, 10, 21, 17, 40).toISOString())).toBe('Yesterday, 17:40');
    expect(words(new Date(2026, 10, 2, 10, 4).toISOString())).toContain('10:04');
    const running = run('1', { status: { state: 'running' } });
    expect(words(today(9, 0), [running, { ...running, id: '2' }])).toBe('Now, 2 runs');
  });

  it('problems come first, then the keys used last', () => {
    const used = (id: string, lastUsedAt: string) =>
      live({ id, lastUsedAt, report: report('working') });
    const rows = [
      live({ id: 'never', report: report('working') }),
      used('old', today(8, 0)),
      used('new', today(12, 0)),
      live({ id: 'limited', report: report('limited') }),
      live({ id: 'revoked', report: report('failed', 'key-revoked') }),
    ];
    const sorted = sortedAccounts(rows, ({ id }) => usesOfAccount(id, [], []), now);
    expect(sorted.map(({ id }) => id)).toEqual(['revoked', 'limited', 'new', 'old', 'never']);
    expect(countStates(rows, now)).toEqual({ working: 3, warning: 1, blocker: 1, unchecked: 0 });
    expect(checkedWords(rows, now)).toBe('Checked at 14:04, 1 min ago');
    expect(checkedWords([], now)).toBe('Not checked yet');
    const missed = live({ report: report('not-reached', 'network-unreachable') });
    expect(checkedWords([missed], now)).toBe('Not checked yet');
  });

  it('a role is named beside the key, and left out where it is not known', () => {
    expect(roleWords(live())).toBe('Unknown');
    const named = live({ keyId: '7T2QXW4MK9', role: { role: 'APP_MANAGER', known: 'found' } });
    expect(accountLine(named)).toBe('App Manager, key 7T2…K9');
    expect(accountLine(live({ keyId: '7T2QXW4MK9' }))).toBe('Key 7T2…K9');
  });
});
