import { describe, expect, it } from 'vitest';
import {
  addKey,
  deleteAccount,
  putInUse,
  readEverything,
  takeDroppedKey,
  testAccount,
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

  it('a key that cannot be deleted returns the reason, and the accounts are read again', async () => {
    readsAll();
    main.answer({ 'accounts:delete': () => refused('keychain-locked') });
    expect(await deleteAccount(live)).toMatchObject({ code: 'keychain-locked' });
    expect(useSnapshots.getState().accounts).toHaveLength(2);
  });
});

describe('the account in use', () => {
  it('without a choice the harmless practice account is in use', () => {
    const state = useSnapshots.getState();
    expect(activeAccount({ ...state, accounts: [live, sampleAccount()] })?.id).toBe('practice');
    expect(activeAccount({ ...state, accounts: [live] })?.id).toBe('northwind');
    expect(activeAccount({ ...state, accounts: [] })).toBeNull();
  });

  it('an account that could not be put in use is not shown as the one in use', async () => {
    main.answer({ 'accounts:use': () => refused('account-not-found') });
    expect(await putInUse(live)).toMatchObject({ code: 'account-not-found' });
    expect(settings().activeAccountId).toBeNull();
    main.answer({ 'accounts:use': () => ok(null) });
    expect(await putInUse(live)).toBeNull();
    expect(settings().activeAccountId).toBe('northwind');
  });

  it('after a test the accounts are read again, even if the key was refused', async () => {
    readsAll();
    main.answer({ 'accounts:test': () => refused('key-refused') });
    expect(await testAccount('northwind')).toMatchObject({ code: 'key-refused' });
    expect(useSnapshots.getState().accounts).toHaveLength(2);
  });
});

describe('adding a key', () => {
  const key = { ticket: 't', name: 'Northwind', keyId: 'LIVE23456Z', issuerId: null };

  it('a key that was added while App Store Connect was unreachable is reported as untested', async () => {
    readsAll();
    main.answer({ 'accounts:add': () => ok(live) });
    expect(await addKey(key)).toBeNull();
    expect(toasts()[0]).toMatch(/^Northwind added\. .* isn’t tested yet\.$/);
  });

  it('a key that is refused returns the reason and announces no account', async () => {
    main.answer({ 'accounts:add': () => refused('key-refused') });
    expect(await addKey(key)).toMatchObject({ code: 'key-refused' });
    expect(toasts()).toEqual([]);
  });

  it('a key file that is dropped opens the sheet with its name, or with what is wrong with it', async () => {
    const chosen = {
      ticket: 't',
      fileName: 'AuthKey_LIVE23456Z.p8',
      keyId: 'LIVE23456Z',
      issuerId: null,
      wrapping: null,
    };
    main.answer({ 'accounts:take-key': () => ok(chosen) });
    await takeDroppedKey('/keys/AuthKey_LIVE23456Z.p8');
    expect(useWindow.getState()).toMatchObject({ sheet: 'add-key', droppedKey: { chosen } });
    main.answer({ 'accounts:take-key': () => refused('key-is-rsa') });
    await takeDroppedKey('/keys/other.p8');
    expect(useWindow.getState().droppedKey).toMatchObject({ error: { code: 'key-is-rsa' } });
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
