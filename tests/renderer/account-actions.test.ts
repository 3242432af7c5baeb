import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account';
import {
  announceFirstLive,
  deleteAccount,
  putInUse,
  readEverything,
  writeSettings,
} from '../../src-renderer/store/account-actions';
import { activeAccount, useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { sampleAccount } from '../helpers/sample-plan';

const main = bridgeDouble();
const live = sampleAccount({ id: 'northwind', name: 'Northwind', environment: 'live' });
const toasts = () => useWindow.getState().toasts.map(({ text }) => text);
const settings = () => useSnapshots.getState().settings;

/** A main process that answers every read request. */
function readsAll(): void {
  main.answer({
    'accounts:list': () => ok([sampleAccount(), live]),
    'settings:read': () => ok(useSnapshots.getInitialState().settings),
    'app:about': () => ok({ version: '1.0.0', platform: 'linux', electron: '33.0.0' }),
  });
}

describe('deleting an account', () => {
  it('a key whose deletion was declined is not reported as deleted', async () => {
    readsAll();
    main.answer({ 'accounts:delete': () => ok({ deleted: false }) });
    expect(await deleteAccount(live)).toBeNull();
    expect(toasts()).toEqual([]);
    main.answer({ 'accounts:delete': () => ok({ deleted: true }) });
    expect(await deleteAccount(live)).toBeNull();
    expect(toasts()).toEqual(['Northwind deleted from this computer.']);
  });

  it('the account that takes the place of a deleted one is named, with whether a working live key is left', async () => {
    const other = sampleAccount({
      id: 'tide',
      name: 'Tide Table',
      environment: 'live',
      check: { state: 'accepted', at: '2026-11-20T10:00:00.000Z', appCount: 2 },
    });
    const removes = async (left: readonly Account[]) => {
      readsAll();
      useSnapshots.setState({ accounts: [live, other, sampleAccount()] });
      main.answer({
        'accounts:list': () => ok([...left]),
        'accounts:delete': () => ok({ deleted: true }),
      });
      await deleteAccount(live);
      return toasts().at(-1);
    };
    expect(await removes([other, sampleAccount()])).toMatch(/now published with Tide Table\.$/);
    expect(await removes([sampleAccount()])).toMatch(/Rehearsal team is now in use, because none/);
  });

  it('a key that cannot be deleted returns the reason, and the accounts are read again', async () => {
    readsAll();
    main.answer({ 'accounts:delete': () => refused('keychain-locked') });
    expect(await deleteAccount(live)).toMatchObject({ code: 'keychain-locked' });
    expect(useSnapshots.getState().accounts).toHaveLength(2);
  });
});

describe('the account in use', () => {
  it('without a choice a live account is in use, and practice only while there is none', () => {
    const state = useSnapshots.getState();
    expect(activeAccount({ ...state, accounts: [sampleAccount(), live] })?.id).toBe('northwind');
    expect(activeAccount({ ...state, accounts: [sampleAccount()] })?.id).toBe('practice');
    expect(activeAccount({ ...state, accounts: [] })).toBeNull();
    const reader = { ...live, role: { role: 'MARKETING', known: 'stated' } } as const;
    expect(activeAccount({ ...state, accounts: [reader, sampleAccount()] })?.id).toBe('practice');
  });

  it('an account that could not be put in use is not shown as the one in use', async () => {
    main.answer({ 'accounts:use': () => refused('account-not-found') });
    expect(await putInUse(live)).toMatchObject({ code: 'account-not-found' });
    expect(settings().activeAccountId).toBeNull();
    main.answer({ 'accounts:use': () => ok(null) });
    expect(await putInUse(live)).toBeNull();
    expect(settings().activeAccountId).toBe('northwind');
  });
});

describe('the first live key', () => {
  const practice = sampleAccount();
  const inUse = (activeAccountId: string) =>
    useSnapshots.setState({
      accounts: [practice, live],
      settings: { ...settings(), activeAccountId },
    });

  it('the first live key is in use from then on, which can be undone', async () => {
    inUse('northwind');
    main.answer({ 'accounts:use': () => ok(null) });
    announceFirstLive(practice, live);
    expect(toasts().at(-1)).toMatch(/^Packages are now published with Northwind\./);
    useWindow.getState().toasts.at(-1)?.undo?.();
    await settled();
    expect(main.paramsOf('accounts:use')).toEqual([{ accountId: 'practice' }]);
    expect(settings().activeAccountId).toBe('practice');
  });

  it('a further live key changes nothing about the account in use', () => {
    inUse('practice');
    announceFirstLive(practice, live);
    inUse('northwind');
    announceFirstLive(sampleAccount({ id: 'southwind', environment: 'live' }), live);
    expect(toasts()).toEqual([]);
  });
});

describe('settings', () => {
  it('a setting is shown at once, and afterwards has the value that main stored', async () => {
    const writes = main.wait('settings:write');
    void writeSettings({ uploadMegabytes: 5 });
    await settled();
    expect(settings().uploadMegabytes).toBe(5);
    await writes.answer(0, ok({ ...settings(), uploadMegabytes: 4 }));
    expect(settings().uploadMegabytes).toBe(4);
  });

  it('a setting that could not be saved is not shown as saved, and the window explains why', async () => {
    readsAll();
    main.answer({ 'settings:write': () => refused('disk-full', 'No room for it.') });
    await writeSettings({ pausesUploads: true });
    expect(settings().pausesUploads).toBe(false);
    expect(toasts()).toEqual([expect.stringContaining('No room for it.')]);
  });
});

describe('the first answers', () => {
  it('the window is ready only once accounts, settings and runs are known', async () => {
    readsAll();
    const runs = main.wait('runs:list');
    void readEverything();
    await settled();
    expect(useSnapshots.getState().ready).toBe(false);
    await runs.answer(0, ok([]));
    expect(useSnapshots.getState()).toMatchObject({ ready: true, about: { version: '1.0.0' } });
  });
});
