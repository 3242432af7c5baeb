import { describe, expect, it } from 'vitest';
import type { ChosenKey } from '#shared/domain/account';
import {
  addAnother,
  addAsNew,
  chooseKey,
  closeAddKey,
  finishAdding,
  lookForKeys,
  openAddKey,
  openReplaceKey,
  pasteIds,
  pasteKey,
  submitKey,
  takeDroppedKeys,
  takeFoundKey,
  typeKey,
  useAddKey,
} from '../../src-renderer/store/add-key';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { closeSheet, show, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { sampleAccount } from '../helpers/sample-plan';

const main = bridgeDouble();
const team = '57246542-96fe-1a63-e053-0824d011072a';
const otherTeam = '4c1d8f20-93ab-4e57-8d06-b7a1f35e2c90';
const missed = {
  at: '2026-11-20T10:00:00.000Z',
  code: 'network-unreachable',
  detail: 'No network.',
} as const;
const live = sampleAccount({
  id: 'northwind',
  name: 'Northwind',
  environment: 'live',
  keyId: 'AAAAAAAAAA',
  issuerId: team,
});
const rejected = { state: 'refused', at: '2026-11-20T10:00:00.000Z', code: 'key-revoked' } as const;
const revoked = sampleAccount({
  id: 'tide',
  name: 'Tide Table',
  environment: 'live',
  keyId: 'BBBBBBBBBB',
  issuerId: otherTeam,
  check: rejected,
});

const chosen = (change: Partial<ChosenKey> = {}): ChosenKey => ({
  ticket: 't',
  fileName: 'AuthKey_LIVE23456Z.p8',
  keyId: 'LIVE23456Z',
  issuerId: null,
  wrapping: null,
  ...change,
});

const state = () => useAddKey.getState();
const toasts = () => useWindow.getState().toasts.map(({ text }) => text);

/** Takes a key as if its file had been dropped. */
async function drop(key: ChosenKey): Promise<void> {
  main.answer({ 'accounts:take-key': () => ok(key) });
  await takeDroppedKeys([`/keys/${key.fileName}`]);
}

function addsTo(accounts = [sampleAccount(), live]): void {
  main.answer({
    'accounts:add': () => ok(live),
    'accounts:list': () => ok(accounts),
    'settings:read': () => ok(useSnapshots.getInitialState().settings),
  });
}

const usual = { role: null, storage: 'keychain' } as const;

describe('what a key fills in', () => {
  it('the key ID comes from the file name, and the Issuer ID and a free name from the only team', async () => {
    useSnapshots.setState({ accounts: [sampleAccount(), live] });
    await drop(chosen());
    expect(state().fields).toMatchObject({
      keyId: 'LIVE23456Z',
      issuerId: team,
      name: 'Northwind 2',
    });
    expect(state().filled).toEqual({
      keyId: 'file-name',
      issuerId: { like: 'Northwind' },
      name: true,
    });
  });

  it('the team of a revoked key is meant rather than another one, and its name is kept', async () => {
    useSnapshots.setState({ accounts: [live, revoked] });
    await drop(chosen());
    expect(state().fields).toMatchObject({ issuerId: otherTeam, name: 'Tide Table' });
  });

  it('with several teams no Issuer ID is guessed', async () => {
    useSnapshots.setState({ accounts: [live, { ...revoked, check: { state: 'not-tested' } }] });
    await drop(chosen());
    expect(state().fields).toMatchObject({ keyId: 'LIVE23456Z', issuerId: '', name: '' });
  });

  it('fastlane’s JSON gives both IDs', async () => {
    const inJson = chosen({ fileName: 'key.json', issuerId: team, wrapping: 'json' });
    main.answer({ 'accounts:choose-key': () => ok(inJson) });
    await chooseKey();
    expect(state().fields).toMatchObject({ keyId: 'LIVE23456Z', issuerId: team });
    expect(state().filled).toMatchObject({ keyId: 'file', issuerId: 'file' });
  });

  it('what was typed stays when a file is chosen, and what another file named does not', async () => {
    useSnapshots.setState({ accounts: [live] });
    typeKey({ issuerId: otherTeam, name: 'Mine' });
    await drop(chosen());
    expect(state().fields).toMatchObject({ issuerId: otherTeam, name: 'Mine' });
    await drop(chosen({ fileName: 'key.p8', keyId: null }));
    expect(state().fields).toMatchObject({ keyId: '', issuerId: otherTeam, name: 'Mine' });
  });

  it('copied IDs go to their fields, and other text to none', () => {
    expect(pasteIds(`Issuer ID\n${team}\nKey ID: LIVE23456Z`)).toBe(true);
    expect(state().fields).toMatchObject({ keyId: 'LIVE23456Z', issuerId: team });
    expect(pasteIds('Issuer ID and Key ID')).toBe(false);
  });
});

describe('where a key comes from', () => {
  it('a file that is no key shows why, and keeps what was typed and the key before', async () => {
    await drop(chosen());
    typeKey({ name: 'Mine' });
    main.answer({ 'accounts:take-key': () => refused('key-is-rsa') });
    await takeDroppedKeys(['/keys/other.p8']);
    expect(state()).toMatchObject({ error: { code: 'key-is-rsa' }, fields: { name: 'Mine' } });
    expect(useWindow.getState()).toMatchObject({ sheet: 'add-key', screen: { name: 'accounts' } });
  });

  it('the text of a key is sent once, and nothing of it stays in the window', async () => {
    main.answer({ 'accounts:paste-key': () => ok(chosen({ fileName: null, keyId: null })) });
    const text = '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----';
    await pasteKey(text);
    expect(main.paramsOf('accounts:paste-key')).toEqual([{ text }]);
    expect(JSON.stringify([state(), useWindow.getState()])).not.toContain('secret');
    expect(useWindow.getState().said).toBe('Key text pasted');
  });

  it('of two keys that are read at the same time the later one is shown', async () => {
    const pasted = main.wait('accounts:paste-key');
    void pasteKey('the first text');
    void pasteKey('the second text');
    await pasted.answer(1, ok(chosen({ ticket: 'second', fileName: null })));
    await pasted.answer(0, ok(chosen({ ticket: 'first', fileName: null })));
    expect(state().fields.chosen?.ticket).toBe('second');
  });

  it('no folder is looked at before someone asks; a found key is chosen by its id', async () => {
    expect(main.channels()).toEqual([]);
    const key = {
      id: 'one',
      fileName: 'AuthKey_LIVE23456Z.p8',
      place: '~/Downloads',
      savedAt: '2026-11-20T10:00:00.000Z',
      keyId: 'LIVE23456Z',
      issuerId: null,
      state: { kind: 'valid' },
    } as const;
    main.answer({
      'accounts:find-keys': () => ok({ keys: [key], unreadable: [], isCut: false }),
      'accounts:take-found': () => ok(chosen()),
    });
    await lookForKeys();
    expect(useWindow.getState().said).toBe('1 valid key found.');
    await takeFoundKey('one');
    expect(main.paramsOf('accounts:take-found')).toEqual([{ id: 'one' }]);
    expect(state()).toMatchObject({ foundId: 'one', fields: { keyId: 'LIVE23456Z' } });
  });
});

describe('adding a key', () => {
  it('an individual key is sent without an issuer, a team key with a clean one', async () => {
    addsTo();
    await drop(chosen());
    typeKey({ keyId: ' "LIVE23456Z" ', issuerId: ` ${team}\n`, name: ' Northwind ' });
    typeKey({ role: 'APP_MANAGER' });
    await submitKey();
    await drop(chosen());
    typeKey({ kind: 'individual', issuerId: team, name: 'Mine' });
    await submitKey();
    const sent = { ticket: 't', keyId: 'LIVE23456Z', storage: 'keychain' };
    expect(main.paramsOf('accounts:add')).toEqual([
      { ...sent, name: 'Northwind', issuerId: team, role: 'APP_MANAGER' },
      { ...sent, name: 'Mine', issuerId: null, role: null },
    ]);
  });

  it('the key of a revoked account is replaced, unless a person wants a new account', async () => {
    addsTo();
    useSnapshots.setState({ accounts: [live, revoked] });
    main.answer({ 'accounts:replace': () => ok(revoked) });
    await drop(chosen());
    await submitKey();
    expect(main.paramsOf('accounts:replace')).toEqual([
      { ticket: 't', accountId: 'tide', keyId: 'LIVE23456Z', issuerId: otherTeam, ...usual },
    ]);
    expect(main.channels()).not.toContain('accounts:rename');

    useSnapshots.setState({ accounts: [live, revoked] });
    await drop(chosen());
    addAsNew(true);
    typeKey({ name: 'Another' });
    await submitKey();
    expect(main.paramsOf('accounts:add')).toHaveLength(1);
  });

  it('an account whose key is replaced takes the name that was typed', async () => {
    addsTo();
    useSnapshots.setState({ accounts: [live] });
    main.answer({ 'accounts:replace': () => ok(live), 'accounts:rename': () => ok(live) });
    openReplaceKey(live);
    expect(state().fields).toMatchObject({ name: 'Northwind', issuerId: team, role: null });
    await drop(chosen());
    typeKey({ name: 'Southwind' });
    await submitKey();
    expect(main.paramsOf('accounts:rename')).toEqual([
      { accountId: 'northwind', name: 'Southwind' },
    ]);
  });

  it('what is typed for a replaced key and for a new account is kept apart', async () => {
    useSnapshots.setState({ accounts: [sampleAccount(), live] });
    openAddKey();
    typeKey({ name: 'Half typed' });
    closeAddKey();
    openReplaceKey(live);
    typeKey({ name: 'Renamed' });
    closeAddKey();
    await drop(chosen());
    expect(state()).toMatchObject({ replacesId: null, fields: { name: 'Half typed' } });
    expect(state().fields.keyId).toBe('LIVE23456Z');
    closeAddKey();
    openReplaceKey(live);
    expect(state()).toMatchObject({ replacesId: 'northwind', fields: { name: 'Renamed' } });
    openReplaceKey(revoked);
    expect(state()).toMatchObject({ replacesId: 'tide', fields: { name: 'Tide Table' } });
    openAddKey();
    expect(state()).toMatchObject({ replacesId: null, fields: { name: 'Half typed' } });
  });

  it('that the first live key is in use is said once the sheet is closed', async () => {
    addsTo();
    useSnapshots.setState({ accounts: [sampleAccount()] });
    await drop(chosen());
    await submitKey();
    expect(toasts()).toEqual([]);
    closeAddKey();
    expect(toasts()).toEqual([expect.stringMatching(/^Packages are now published with Northwind/)]);
    expect(state()).toEqual(useAddKey.getInitialState());
  });

  it.each([
    ['it works', undefined, /^Northwind added\.$/],
    ['App Store Connect was unreachable', missed, /^Northwind added\. .* isn’t tested yet\.$/],
    [
      'an agreement is missing',
      { ...missed, code: 'agreement-missing' },
      /doesn’t let it work yet/,
    ],
  ] as const)('a key that was added says so when %s', async (_, untested, words) => {
    addsTo();
    main.answer({ 'accounts:add': () => ok({ ...live, ...(untested && { missed: untested }) }) });
    await drop(chosen());
    await submitKey();
    expect(state().added).toMatchObject({ id: 'northwind' });
    expect(useWindow.getState().said).toMatch(words);
    finishAdding();
    expect(useWindow.getState().sheet).toBeNull();
    expect(state()).toEqual(useAddKey.getInitialState());
  });

  it('a key that is refused keeps everything that was typed', async () => {
    await drop(chosen());
    typeKey({ name: 'Northwind', issuerId: team });
    main.answer({ 'accounts:add': () => refused('key-refused') });
    await submitKey();
    expect(state()).toMatchObject({
      added: null,
      error: { code: 'key-refused' },
      fields: { name: 'Northwind', issuerId: team, keyId: 'LIVE23456Z' },
    });
    expect(toasts()).toEqual([]);
  });

  it('an error about a field ends once that field is corrected', async () => {
    await drop(chosen());
    main.answer({ 'accounts:add': () => refused('issuer-id-malformed') });
    await submitKey();
    typeKey({ name: 'Other' });
    expect(state().error).toMatchObject({ code: 'issuer-id-malformed' });
    typeKey({ issuerId: team });
    expect(state().error).toBeNull();
  });

  it('a file that is no key is named, and the key before it stays', async () => {
    await drop(chosen());
    main.answer({ 'accounts:take-key': () => refused('key-is-certificate') });
    await takeDroppedKeys(['/keys/distribution.cer']);
    expect(state()).toMatchObject({
      refusedFile: 'distribution.cer',
      error: { code: 'key-is-certificate' },
      fields: { chosen: { fileName: 'AuthKey_LIVE23456Z.p8' } },
    });
  });

  it('a key that the keychain can’t take is kept for the session, if a person wants that', async () => {
    addsTo();
    await drop(chosen());
    main.answer({ 'accounts:add': () => refused('keychain-absent') });
    await submitKey();
    expect(state().error).toMatchObject({ code: 'keychain-absent' });
    main.answer({ 'accounts:add': () => ok({ ...live, storage: 'session' }) });
    await submitKey('session');
    expect(main.paramsOf('accounts:add').map(({ storage }) => storage)).toEqual([
      'keychain',
      'session',
    ]);
    expect(state().added).toMatchObject({ storage: 'session' });
  });

  it('what was typed stays while the sheet is closed, and an error that came meanwhile is told', async () => {
    const adding = main.wait('accounts:add');
    await drop(chosen());
    typeKey({ name: 'Northwind' });
    void submitKey();
    closeSheet();
    show({ name: 'publish' });
    await settled();
    await adding.answer(0, refused('key-refused'));
    expect(toasts()).toEqual([expect.stringContaining('The test says so.')]);
    expect(state().fields.name).toBe('Northwind');
  });

  it('keys that were dropped together are added one after the other', async () => {
    addsTo();
    main.answer({ 'accounts:take-key': ({ path }) => ok(chosen({ fileName: path })) });
    await takeDroppedKeys(['/a.p8', '/b.p8', '/c.p8']);
    expect(state().waiting).toEqual(['/b.p8', '/c.p8']);
    await submitKey();
    addAnother();
    await settled();
    expect(state()).toMatchObject({
      fields: { chosen: { fileName: '/b.p8' } },
      waiting: ['/c.p8'],
    });
  });
});
