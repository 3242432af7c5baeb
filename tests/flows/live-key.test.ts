import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account';
import type { Fetch } from '../../src-main/engine/ports';
import { type Rehearsal, rehearse, secretsInMemory } from '../helpers/rehearsal';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
const pair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

let stage: Rehearsal;
let secrets: ReturnType<typeof secretsInMemory>;
let key: ReturnType<typeof pair>;
let said: unknown[];

/** Apple's address, answered by the practice server: the engine believes that it talks to Apple. */
const toPractice: Fetch = (url, init) =>
  fetch(new URL(url.pathname + url.search, stage.practice.url), init);

beforeEach(async () => {
  key = pair();
  secrets = secretsInMemory();
  said = [];
  const hear = (...words: unknown[]) => void said.push(words);
  stage = await rehearse({
    practice: {
      keys: [{ keyId: '2X9R4HXF34', issuerId, publicKeyPem: key.publicKey, role: 'APP_MANAGER' }],
    },
    engine: {
      secrets,
      fetch: toPractice,
      log: { info: hear, warn: hear },
      onRunChanged: hear,
      onAccountsChanged: hear,
    },
  });
});
afterEach(() => stage.end());

const add = (
  change: Partial<Parameters<Rehearsal['engine']['accounts']['add']>[0]> = {},
): Promise<Account> =>
  stage.engine.accounts.add({
    name: 'Northwind Apps',
    keyId: '2X9R4HXF34',
    issuerId,
    privateKeyPem: key.privateKey,
    ...change,
  });

describe('a live key', () => {
  it('is tried when it is added, and is kept in the keychain alone', async () => {
    const account = await add({ issuerId: ` "${issuerId}" ` });
    expect(account).toMatchObject({ issuerId, environment: 'live', check: { state: 'accepted' } });
    expect([...secrets.kept.values()]).toEqual([key.privateKey]);
    expect(await stage.engine.accounts.list()).toEqual([account]);
  });

  it('leaves no trace in files, logs or snapshots after a publish with it', async () => {
    const account = await add();
    const connection = await stage.engine.accounts.connection(account.id);
    const packagePath = await stage.sample({ version: '1.3.2', build: '41' });
    const { id } = await stage.engine.runs.start(connection, {
      packagePath,
      scope: 'skip-upload',
      notes: [{ locale: 'en-US', text: 'Read again.' }],
    });
    expect((await stage.engine.runs.settled(id)).status).toMatchObject({ state: 'done' });

    const traces = tracesOf(key.privateKey);
    expect(findTrace(key.privateKey, traces)).not.toBeNull();
    expect(await filesWithTrace(stage.folder, traces)).toEqual([]);
    expect(findTrace(JSON.stringify(said), traces)).toBeNull();
    expect(JSON.stringify(said)).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  it('that the server does not know, or with a wrong issuer ID, is refused in words and not kept', async () => {
    for (const wrong of [
      { keyId: 'ABCDEFGHJK' },
      { issuerId: '00000000-0000-4000-8000-000000000000' },
      { privateKeyPem: pair().privateKey },
    ]) {
      await expect(add(wrong)).rejects.toMatchObject({ trouble: { code: 'key-refused' } });
    }
    expect(secrets.kept.size).toBe(0);
    expect(await stage.engine.accounts.list()).toEqual([]);
  });

  it('is checked field by field before anything is sent', async () => {
    await expect(add({ keyId: 'too-short' })).rejects.toMatchObject({
      trouble: { code: 'key-id-malformed' },
    });
    await expect(add({ keyId: 'PRAC123456' })).rejects.toMatchObject({
      trouble: { code: 'key-id-malformed' },
    });
    await expect(add({ issuerId: 'Northwind' })).rejects.toMatchObject({
      trouble: { code: 'issuer-id-malformed' },
    });
    await expect(add({ name: '  ' })).rejects.toMatchObject({
      trouble: { code: 'account-name-taken' },
    });
    expect(stage.practice.requests).toEqual([]);
    await add();
    await expect(add({ keyId: 'ABCDEFGHJK' })).rejects.toMatchObject({
      trouble: { code: 'account-name-taken' },
    });
    await expect(add({ name: 'Other' })).rejects.toMatchObject({
      trouble: { code: 'key-already-added' },
    });
  });

  it('is never sent to a practice server, nor a practice key to Apple', async () => {
    const packagePath = await stage.sample();
    const live = { ...stage.connection, keyId: '2X9R4HXF34' };
    const practice = { ...stage.connection, apiUrl: 'https://api.appstoreconnect.apple.com' };
    const foreign = {
      ...stage.connection,
      apiUrl: 'https://api.appstoreconnect.apple.com.example.com',
    };
    for (const connection of [live, practice, foreign]) {
      await expect(stage.engine.runs.start(connection, { packagePath })).rejects.toMatchObject({
        trouble: { code: 'key-wrong-environment' },
      });
    }
    expect(stage.practice.requests).toEqual([]);
  });
});

describe('without a network', () => {
  it('a key is kept as not tested, and can be tried again later', async () => {
    let isDown = true;
    const { engine, end } = await rehearse({
      engine: {
        secrets,
        fetch: (url, init) => (isDown ? fetch('http://127.0.0.1:9', init) : toPractice(url, init)),
        clock: {
          now: () => new Date(),
          monotonic: () => performance.now(),
          sleep: async () => undefined,
        },
      },
    });
    const account = await engine.accounts.add({
      name: 'Northwind Apps',
      keyId: '2X9R4HXF34',
      issuerId,
      privateKeyPem: key.privateKey,
    });
    expect(account.check).toEqual({ state: 'not-tested' });
    isDown = false;
    expect((await engine.accounts.test(account.id)).check).toMatchObject({ state: 'accepted' });
    await end();
  });
});
