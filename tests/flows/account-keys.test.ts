import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account';
import { toAppError } from '../../shared/errors';
import { inWords } from '../../shared/words/say';
import type { NewAccount } from '../../src-main/engine/engine';
import type { Fetch } from '../../src-main/engine/ports';
import { changeableKeychain, type KeychainState } from '../helpers/keychain-states';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
const otherIssuerId = '69a6de70-03db-47e3-e053-5b8c7c11a4d1';
const [first, second, foreign] = ['2X9R4HXF34', '3Y8S5JYG45', '4Z7T6KZH56'] as const;
const pair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const pems = { [first]: pair(), [second]: pair(), [foreign]: pair() };

let stage: Rehearsal;
let keychain: ReturnType<typeof changeableKeychain>;
let isDown: boolean;
/** What requests of the first key wait for. */
let held: Promise<void>;
/** The key IDs of the requests so far. */
let signers: string[];
let said: unknown[];

/** Apple's address, answered by the practice server. */
const toPractice: Fetch = async (url, init) => {
  const token = new Headers(init.headers).get('authorization') ?? '';
  const header = Buffer.from(token.split(/[ .]/)[1] ?? '', 'base64url').toString();
  const { kid } = JSON.parse(header) as { kid: string };
  signers.push(kid);
  if (kid === first) await held;
  return fetch(
    isDown ? 'http://127.0.0.1:9' : new URL(url.pathname + url.search, stage.practice.url),
    init,
  );
};

beforeEach(async () => {
  keychain = changeableKeychain();
  isDown = false;
  held = Promise.resolve();
  signers = [];
  said = [];
  const listener = (...words: unknown[]) => void said.push(words);
  stage = await rehearse({
    practice: {
      keys: [
        { keyId: first, issuerId, publicKeyPem: pems[first].publicKey, role: 'APP_MANAGER' },
        { keyId: second, issuerId, publicKeyPem: pems[second].publicKey, role: 'APP_MANAGER' },
        {
          keyId: foreign,
          issuerId: otherIssuerId,
          publicKeyPem: pems[foreign].publicKey,
          role: 'APP_MANAGER',
        },
      ],
    },
    engine: {
      secrets: keychain.secrets,
      fetch: toPractice,
      log: { info: listener, warn: listener },
      onRunChanged: listener,
      onAccountsChanged: listener,
    },
  });
});
afterEach(() => stage.end());

const add = (change: Partial<NewAccount> = {}): Promise<Account> =>
  stage.engine.accounts.add({
    name: 'Northwind Apps',
    keyId: first,
    issuerId,
    privateKeyPem: pems[first].privateKey,
    ...change,
  });
const newKey = { keyId: second, issuerId, privateKeyPem: pems[second].privateKey };
const replace = (accountId: string, change: Partial<NewAccount> = {}) =>
  stage.engine.accounts.replace(accountId, { ...newKey, ...change });
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (thrown: unknown) => toAppError(thrown).code,
  );
const onlyAccount = async () => (await stage.engine.accounts.list())[0];

describe('a key that is kept for one session', () => {
  it.each<KeychainState>(['keychain-absent', 'keychain-locked', 'keychain-denied'])(
    'a key can be kept for the session, and leaves no trace on disk: %s',
    async (state) => {
      keychain.state = state;
      expect(await codeOf(add())).toBe(state);
      expect(await stage.engine.accounts.list()).toEqual([]);

      const account = await add({ storage: 'session' });
      expect(account).toMatchObject({ storage: 'session', check: { state: 'accepted' } });
      const connection = await stage.engine.accounts.connection(account.id);
      const { id } = await stage.engine.runs.start(connection, {
        packagePath: await stage.sample({ version: '1.3.2', build: '41' }),
        scope: 'skip-upload',
        notes: [{ locale: 'en-US', text: 'Read again.' }],
      });
      expect((await stage.engine.runs.settled(id)).status).toMatchObject({ state: 'done' });
      const traces = tracesOf(pems[first].privateKey);
      expect(await filesWithTrace(stage.folder, traces)).toEqual([]);
      expect(findTrace(JSON.stringify(said), traces)).toBeNull();
      expect(keychain.kept.size).toBe(0);
    },
  );

  it('after a restart the account is still there, says that it needs its key, and takes it again', async () => {
    keychain.state = 'keychain-absent';
    const { id } = await add({ storage: 'session' });
    await stage.reopen();
    expect(await onlyAccount()).toMatchObject({ id, name: 'Northwind Apps', needsKey: true });
    expect(await codeOf(stage.engine.accounts.test(id))).toBe('key-needed');

    keychain.state = 'open';
    const again = { keyId: first, privateKeyPem: pems[first].privateKey };
    const account = await replace(id, again);
    expect(account).toMatchObject({ id, storage: 'keychain', check: { state: 'accepted' } });
    expect(account.needsKey).toBeUndefined();
    await stage.reopen();
    expect((await stage.engine.accounts.test(id)).needsKey).toBeUndefined();
  });

  it('an account that needs its key takes one that cannot be tested yet', async () => {
    keychain.state = 'keychain-absent';
    const { id } = await add({ storage: 'session' });
    await stage.reopen();
    isDown = true;
    expect(await replace(id, { storage: 'session' })).toMatchObject({
      keyId: second,
      check: { state: 'not-tested' },
      missed: { code: 'network-unreachable' },
    });
    expect((await onlyAccount())?.needsKey).toBeUndefined();
  });

  it('a key of the session moves to the keychain once that works, and survives a restart there', async () => {
    keychain.state = 'keychain-locked';
    const { id } = await add({ storage: 'session' });
    expect(await codeOf(stage.engine.accounts.saveToKeychain(id))).toBe('keychain-locked');
    expect(await onlyAccount()).toMatchObject({ storage: 'session' });
    keychain.state = 'open';
    expect(await stage.engine.accounts.saveToKeychain(id)).toMatchObject({
      storage: 'keychain',
      keychain: 'GNOME Keyring',
    });
    await stage.reopen();
    expect(await stage.engine.accounts.test(id)).toMatchObject({ check: { state: 'accepted' } });
  });

  it('a key of the session is gone when its account is deleted, although the keychain does not work', async () => {
    keychain.state = 'keychain-absent';
    const { id } = await add({ storage: 'session' });
    const connection = await stage.engine.accounts.connection(id);
    await stage.engine.accounts.remove(id);
    expect(await stage.engine.accounts.list()).toEqual([]);
    const packagePath = await stage.sample();
    expect(await codeOf(stage.engine.destinations.read(connection, packagePath))).toBe(
      'keychain-absent',
    );
  });
});

describe('another keychain', () => {
  it('a key that is in another keychain than the one of this session is reported with both names', async () => {
    const { id } = await add();
    keychain.program = 'KDE Wallet';
    await stage.reopen();
    const thrown = await stage.engine.accounts.test(id).catch(toAppError);
    expect(thrown).toMatchObject({ code: 'key-needed' });
    expect('detail' in thrown && inWords(thrown.detail)).toBe(
      'The key was stored in GNOME Keyring. This session uses KDE Wallet, which doesn’t have it.',
    );
    expect(await onlyAccount()).toMatchObject({ needsKey: true });
    keychain.program = 'GNOME Keyring';
    expect((await stage.engine.accounts.test(id)).needsKey).toBeUndefined();
  });
});

describe('replacing a key', () => {
  it('a replaced key keeps account and name, and the old key is gone', async () => {
    const { id } = await add();
    const account = await replace(id);
    expect(account).toMatchObject({ id, name: 'Northwind Apps', keyId: second });
    expect([...keychain.kept.values()]).toEqual([pems[second].privateKey]);
    await stage.reopen();
    expect(await stage.engine.accounts.test(id)).toMatchObject({ check: { state: 'accepted' } });
    expect(signers.at(-1)).toBe(second);
    await replace(id, { keyId: first, privateKeyPem: pems[first].privateKey });
    expect([...keychain.kept.values()]).toEqual([pems[first].privateKey]);
  });

  it('a new key that is refused, is of another team or cannot be tested leaves the old one in use', async () => {
    const before = await add();
    await add({
      name: 'Other',
      keyId: foreign,
      issuerId: otherIssuerId,
      privateKeyPem: pems[foreign].privateKey,
    });
    const kept = [...keychain.kept];
    expect(await codeOf(replace(before.id, { privateKeyPem: pair().privateKey }))).toBe(
      'key-refused',
    );
    expect(await codeOf(replace(before.id, { issuerId: otherIssuerId }))).toBe(
      'key-of-another-team',
    );
    expect(await codeOf(replace(before.id, { keyId: foreign }))).toBe('key-already-added');
    expect(await codeOf(replace(before.id, { privateKeyPem: 'no key' }))).toBe('key-not-pem');
    isDown = true;
    expect(await codeOf(replace(before.id))).toBe('network-unreachable');
    keychain.state = 'keychain-locked';
    expect(await codeOf(replace(before.id))).toBe('keychain-locked');
    keychain.state = 'open';
    expect(await onlyAccount()).toEqual(before);
    expect([...keychain.kept]).toEqual(kept);
  });

  it('the old key of a locked keychain goes with the account', async () => {
    const { id } = await add();
    keychain.state = 'keychain-locked';
    expect(await replace(id, { storage: 'session' })).toMatchObject({ storage: 'session' });
    expect(await codeOf(stage.engine.accounts.remove(id))).toBe('keychain-locked');
    expect(await stage.engine.accounts.test(id)).toMatchObject({ keyId: second });
    keychain.state = 'open';
    await stage.engine.accounts.remove(id);
    expect(keychain.kept.size).toBe(0);
  });

  it('a run in progress continues with the new key', async () => {
    const { id: accountId } = await add();
    const connection = await stage.engine.accounts.connection(accountId);
    const packagePath = await stage.sample({ version: '1.3.2', build: '41' });
    let release: () => void = () => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    const { id } = await stage.engine.runs.start(connection, {
      packagePath,
      scope: 'skip-upload',
      notes: [{ locale: 'en-US', text: 'Read again.' }],
    });
    await replace(accountId);
    const before = signers.length;
    release();
    expect((await stage.engine.runs.settled(id)).status).toMatchObject({ state: 'done' });
    expect(new Set(signers.slice(before))).toEqual(new Set([second]));
  });
});
