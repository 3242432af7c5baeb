import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account';
import type { AccountSearch, AppAnswer } from '#shared/domain/account-choice';
import { Preset } from '#shared/domain/preset';
import { appError } from '#shared/errors';
import {
  askOtherAccounts,
  findAccount,
  knownAccountFor,
  receiveSearch,
} from '../../src-renderer/store/account-choice';
import { chooseAccount } from '../../src-renderer/store/destination-actions';
import { writeNote } from '../../src-renderer/store/note-actions';
import { type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import {
  asksForAccount,
  notReadyReasons,
  refusedByAccount,
  rightAccount,
} from '../../src-renderer/store/plan-reading';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { searchWords } from '../../src-renderer/words/account-choice';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { planWith, sampleAccount, sampleDestination } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const practice = sampleAccount();
const liveAccount = (id: string, change: Partial<Account> = {}) =>
  sampleAccount({ id, name: id, environment: 'live', keyId: '2X9R4HXF34', ...change });
const northwind = liveAccount('northwind');
const southwind = liveAccount('southwind');
const opened = { info: samplePackage };
const bundleId = 'com.northwind.orbit';
const hasApp: AppAnswer = { state: 'has-app', appId: '1', appName: 'Orbit Notes' };
const noApp: AppAnswer = { state: 'no-app' };
const notReached: AppAnswer = {
  state: 'not-reached',
  error: appError('network-unreachable', 'The test says so.'),
};

function known(accounts: readonly Account[]) {
  return { accounts, presets: [], runs: {} };
}

const presetOf = (change: Partial<Preset>): Preset => Preset.parse(samplePreset(change));

/** A run of the app with this live account. */
function runWith(account: Account, change: Partial<Parameters<typeof sampleRun>[0]> = {}) {
  const { id, name, keyId } = account;
  const app = { id: '1', name: 'Orbit Notes' };
  return sampleRun({ environment: 'live', account: { id, name, keyId }, app, ...change });
}

function searchOf(
  answers: Readonly<Record<string, AppAnswer>>,
  choice: AccountSearch['choice'] = null,
): AccountSearch {
  return {
    bundleId,
    answers: Object.entries(answers).map(([accountId, answer]) => ({ accountId, answer })),
    choice,
  };
}

describe('the account of a package, as far as it is known', () => {
  it('a package goes to practice only while there is no live key', () => {
    expect(knownAccountFor(opened, known([practice]))).toEqual({
      accountId: 'practice',
      reason: 'practice-only',
    });
    expect(knownAccountFor(opened, known([practice, northwind]))?.accountId).toBe('northwind');
    expect(knownAccountFor(opened, known([practice, northwind, southwind]))).toBeNull();
  });

  it('practice is not taken for a real package even if its preset or its last run was practice', () => {
    const preset = presetOf({ accountId: 'practice', bundleId });
    const run = sampleRun({ app: { id: '1', name: 'Orbit Notes' } });
    const accounts = [practice, northwind, southwind];
    const runs = { [run.id]: run };
    expect(knownAccountFor(opened, { accounts, presets: [preset], runs })).toBeNull();
  });

  it('the last live run of the app decides, unless its key was refused or the app is another one', () => {
    const older = runWith(northwind, { id: 'older', createdAt: '2026-11-01T08:00:00.000Z' });
    const newer = runWith(southwind, { id: 'newer', createdAt: '2026-11-02T08:00:00.000Z' });
    const runs = { older, newer };
    const accounts = [northwind, southwind];
    const choice = knownAccountFor(opened, { accounts, presets: [], runs });
    expect(choice).toEqual({ accountId: 'southwind', reason: 'last-run' });
    const gone = liveAccount('southwind', {
      check: { state: 'refused', at: '2026-11-03T08:00:00.000Z', code: 'key-refused' },
    });
    const others = { accounts: [northwind, gone], presets: [], runs };
    expect(knownAccountFor(opened, others)?.accountId).toBe('northwind');
    const other = { info: { ...samplePackage, bundleId: 'com.example.other' } };
    expect(knownAccountFor(other, { accounts, presets: [], runs })).toBeNull();
  });

  it('the preset of the app has priority over its last run, and two presets over none', () => {
    const run = runWith(northwind);
    const runs = { [run.id]: run };
    const accounts = [northwind, southwind];
    const ofSouthwind = presetOf({ id: 'a', accountId: 'southwind', bundleId });
    const presets = [ofSouthwind];
    expect(knownAccountFor(opened, { accounts, presets, runs })).toEqual({
      accountId: 'southwind',
      reason: 'preset',
    });
    const both = [ofSouthwind, presetOf({ id: 'b', accountId: 'northwind', bundleId })];
    expect(knownAccountFor(opened, { accounts, presets: both, runs })?.reason).toBe('last-run');
    expect(knownAccountFor(opened, { accounts, presets: both, runs: {} })).toBeNull();
  });
});

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;

function openUnknown(): void {
  useSnapshots.setState({ accounts: [practice, northwind, southwind] });
  usePlan.setState({
    plan: planWith({ accountId: null, accountReason: null, destination: { state: 'reading' } }),
  });
  main.answer({ 'destinations:read': () => ok(sampleDestination) });
}

describe('looking for the account of an app', () => {
  it('the account that was found is chosen, with the reason', async () => {
    openUnknown();
    const choice = { accountId: 'northwind', reason: 'has-app' } as const;
    const search = searchOf({ northwind: hasApp, southwind: noApp }, choice);
    main.answer({ 'accounts:find-for-app': () => ok(search) });
    await findAccount();
    expect(main.paramsOf('accounts:find-for-app')).toEqual([{ bundleId, except: null }]);
    expect(plan()).toMatchObject({
      accountId: 'northwind',
      accountReason: 'has-app',
      accountSearch: 'none',
    });
    expect(useWindow.getState().said).toBe('northwind has this app.');
  });

  it.each([
    ['two accounts have the app', ok(searchOf({ northwind: hasApp, southwind: hasApp }))],
    ['no account has the app', ok(searchOf({ northwind: noApp, southwind: noApp }))],
    ['no account is reached', ok(searchOf({ northwind: notReached, southwind: notReached }))],
    ['nobody can be asked', refused('unexpected')],
  ])('a person chooses the account where %s', async (_why, reply) => {
    openUnknown();
    main.answer({ 'accounts:find-for-app': () => reply });
    await findAccount();
    expect(plan()).toMatchObject({ accountId: null, accountSearch: 'unsure' });
    expect(notReadyReasons(plan())).toContain('Choose an account first.');
  });

  it('an account that a person chose meanwhile is not replaced by the one that was found', async () => {
    openUnknown();
    const search = main.wait('accounts:find-for-app');
    void findAccount();
    await settled();
    writeNote('en-US', 'Try it.');
    await chooseAccount('southwind');
    const choice = { accountId: 'northwind', reason: 'has-app' } as const;
    await search.answer(0, ok(searchOf({ northwind: hasApp }, choice)));
    expect(plan()).toMatchObject({ accountId: 'southwind', accountReason: 'by-hand' });
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'Try it.' }]);
  });

  it('a package that was opened for practice gets the first live key, with its notes', async () => {
    openUnknown();
    useSnapshots.setState({ accounts: [practice, northwind] });
    usePlan.setState({ plan: planWith() });
    writeNote('en-US', 'Try it.');
    await findAccount();
    expect(plan()).toMatchObject({ accountId: 'northwind', accountReason: 'only-key' });
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'Try it.' }]);
  });

  it('what the accounts answered adds up to a sentence that says what to do', () => {
    const wordsOf = (answers: Readonly<Record<string, AppAnswer>>) =>
      searchWords(searchOf(answers), false).said;
    expect(wordsOf({ a: noApp, b: noApp })).toMatch(/^None of your accounts has com\.northwind/);
    expect(wordsOf({ a: noApp, b: notReached })).toMatch(
      /^Slipway couldn’t tell whether 1 account has/,
    );
    expect(wordsOf({ a: hasApp, b: hasApp })).toMatch(/^2 accounts of different teams have/);
    const asking = searchOf({ a: { state: 'asking' }, b: noApp });
    expect(searchWords(asking, true).said).toMatch(/^Checking 2 accounts for com/);
  });
});

describe('an account that does not have the app', () => {
  const missing = appError('app-not-found', 'The test says so.');

  function openRefused(change: Partial<OpenPlan>): void {
    openUnknown();
    const destination = { state: 'refused', error: missing } as const;
    usePlan.setState({ plan: planWith({ accountId: 'southwind', destination, ...change }) });
  }

  beforeEach(() => {
    const choice = { accountId: 'northwind', reason: 'has-app' } as const;
    const search = searchOf({ northwind: hasApp, southwind: noApp }, choice);
    main.answer({ 'accounts:find-for-app': () => ok(search) });
  });

  it('an account that Slipway chose is replaced by the one that has the app', async () => {
    openRefused({ accountReason: 'last-run' });
    await askOtherAccounts();
    expect(main.paramsOf('accounts:find-for-app')).toEqual([{ bundleId, except: 'southwind' }]);
    expect(plan()).toMatchObject({ accountId: 'northwind', accountReason: 'has-app' });
    expect(useWindow.getState().toasts.map(({ text }) => text)).toEqual([
      'Publishing with northwind: it has this app, and southwind doesn’t. Nothing was uploaded.',
    ]);
  });

  it.each(['by-hand', 'sample'] as const)(
    'an account that a person chose stays, and the right one is named: %s',
    async (accountReason) => {
      openRefused({ accountReason });
      await askOtherAccounts();
      expect(plan()).toMatchObject({ accountId: 'southwind', accountSearch: 'none' });
      const search = useSnapshots.getState().searches[bundleId] as AccountSearch;
      expect(rightAccount(plan(), search)).toBe('northwind');
      expect(asksForAccount(plan(), search)).toBe(false);
    },
  );

  it('the answers are listed where no other account has the app either', () => {
    openRefused({ accountReason: 'by-hand' });
    const search = searchOf({ northwind: noApp, southwind: noApp });
    receiveSearch(search);
    expect(refusedByAccount(plan())).toBe(missing);
    expect(rightAccount(plan(), search)).toBeNull();
    expect(asksForAccount(plan(), search)).toBe(true);
  });

  it('nobody is asked while there is no other live key', async () => {
    openRefused({ accountReason: 'by-hand' });
    useSnapshots.setState({ accounts: [practice, southwind] });
    await askOtherAccounts();
    expect(main.paramsOf('accounts:find-for-app')).toEqual([]);
  });
});
