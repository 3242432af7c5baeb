import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account';
import type { Fetch } from '../../src-main/engine/ports';
import { keepRun, uploading } from '../e2e/support/kept-runs';
import { type Rehearsal, rehearse, secretsInMemory } from '../helpers/rehearsal';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
/** An individual key, without an issuer. */
const soloKeyId = '3Y8S5JYG45';
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

/** Apple's address, answered by the practice server: the engine assumes that it talks to Apple. */
const toPractice: Fetch = (url, init) =>
  fetch(new URL(url.pathname + url.search, stage.practice.url), init);

beforeEach(async () => {
  key = pair();
  secrets = secretsInMemory();
  said = [];
  const listener = (...words: unknown[]) => void said.push(words);
  stage = await rehearse({
    practice: {
      keys: [
        { keyId: '2X9R4HXF34', issuerId, publicKeyPem: key.publicKey, role: 'APP_MANAGER' },
        { keyId: soloKeyId, issuerId: null, publicKeyPem: key.publicKey, role: 'APP_MANAGER' },
      ],
    },
    engine: {
      secrets,
      fetch: toPractice,
      log: { info: listener, warn: listener },
      onRunChanged: listener,
      onAccountsChanged: listener,
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
  it('a live key is tested when it is added, and is stored in the keychain alone', async () => {
    const account = await add({ issuerId: ` "${issuerId}" ` });
    expect(account).toMatchObject({ issuerId, environment: 'live', check: { state: 'accepted' } });
    expect([...secrets.kept.values()]).toEqual([key.privateKey]);
    expect(await stage.engine.accounts.list()).toEqual([account]);
  });

  it('a live key leaves no trace in files, logs or snapshots after a publish with it', async () => {
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

  it('a key that the server does not know, or with a wrong issuer ID, is refused with a message and not stored', async () => {
    for (const wrong of [
      { keyId: 'ABCDEFGHJK' },
      { issuerId: '00000000-0000-4000-8000-000000000000' },
      { privateKeyPem: pair().privateKey },
    ]) {
      await expect(add(wrong)).rejects.toMatchObject({ error: { code: 'key-refused' } });
    }
    expect(secrets.kept.size).toBe(0);
    expect(await stage.engine.accounts.list()).toEqual([]);
  });

  it('a key whose Issuer ID is another one’s says so when it is added, and is not stored', async () => {
    await expect(add({ keyId: soloKeyId })).rejects.toMatchObject({
      error: {
        code: 'issuer-id-wrong',
        detail: { key: 'error.issuer-id-wrong.individual', params: { keyId: soloKeyId } },
      },
    });
    expect(secrets.kept.size).toBe(0);
  });

  it.each([
    ['agreement-missing', 'agreement-missing'],
    ['agreement-missing:pla', 'agreement-missing'],
    ['agreement-missing:words', 'agreement-missing'],
    ['membership-ended', 'membership-ended'],
  ])('a live key is stored when only the team’s status is the problem: %s', async (fault, code) => {
    stage.practice.faults.add(fault);
    const account = await add();
    expect(account).toMatchObject({ missed: { code } });
    expect([...secrets.kept.values()]).toEqual([key.privateKey]);
    expect(await stage.engine.accounts.list()).toEqual([account]);
  });

  it.each([
    ['server-error-before:GET /v1/apps*1000', 'server-error'],
    ['rate-limited:600*1000', 'rate-limited'],
    ['html-body:GET /v1/apps*1000', 'server-error'],
  ])('a live key is stored when only App Store Connect has a problem: %s', async (fault, code) => {
    stage.practice.faults.add(fault);
    const account = await add();
    expect(account).toMatchObject({ check: { state: 'not-tested' }, missed: { code } });
    expect([...secrets.kept.values()]).toEqual([key.privateKey]);
    expect(await stage.engine.accounts.list()).toEqual([account]);
  });

  it('a live key that was revoked since it was added is shown as refused, even after a restart', async () => {
    const { id } = await add();
    stage.practice.faults.add('unauthorized-once*1000');
    expect((await stage.engine.accounts.test(id)).check).toMatchObject({ state: 'refused' });
    await stage.reopen();
    const [account] = await stage.engine.accounts.list();
    expect(account).toMatchObject({ id, check: { state: 'refused', code: 'key-revoked' } });
    expect([...secrets.kept.values()]).toEqual([key.privateKey]);
  });

  it('a live key is removed from the keychain and from the list when its account is deleted', async () => {
    const { id } = await add();
    await stage.engine.accounts.remove(id);
    expect(secrets.kept.size).toBe(0);
    expect(await stage.engine.accounts.list()).toEqual([]);
    await expect(stage.engine.accounts.connection(id)).rejects.toMatchObject({
      error: { code: 'account-not-found' },
    });
  });

  it('a key without an issuer ID is accepted as an individual key', async () => {
    const account = await add({ keyId: soloKeyId, issuerId: '  ' });
    expect(account).toMatchObject({ issuerId: null, check: { state: 'accepted' } });
  });

  it('an account can be renamed with other capitals, and never to the name of another account', async () => {
    const { id } = await add();
    await add({ keyId: soloKeyId, issuerId: null, name: 'Solo' });
    expect(await stage.engine.accounts.rename(id, 'NORTHWIND apps')).toMatchObject({
      name: 'NORTHWIND apps',
    });
    await expect(stage.engine.accounts.rename(id, 'solo')).rejects.toMatchObject({
      error: { code: 'account-name-taken' },
    });
  });

  it('an account is validated field by field before anything is sent', async () => {
    await expect(add({ keyId: 'too-short' })).rejects.toMatchObject({
      error: { code: 'key-id-malformed' },
    });
    await expect(add({ keyId: 'PRAC123456' })).rejects.toMatchObject({
      error: { code: 'key-id-malformed' },
    });
    await expect(add({ issuerId: 'Northwind' })).rejects.toMatchObject({
      error: { code: 'issuer-id-malformed' },
    });
    await expect(add({ name: '  ' })).rejects.toMatchObject({
      error: { code: 'account-name-taken' },
    });
    expect(stage.practice.requests).toEqual([]);
    await add();
    await expect(add({ keyId: 'ABCDEFGHJK' })).rejects.toMatchObject({
      error: { code: 'account-name-taken' },
    });
    await expect(add({ name: 'Other' })).rejects.toMatchObject({
      error: { code: 'key-already-added' },
    });
  });

  it('a live key never resumes a run that started in practice, and the run is unchanged', async () => {
    const id = await keepRun(stage.home, { buildNumber: '42', minutesAgo: 5, events: uploading });
    const before = await stage.engine.runs.get(id);
    const connection = await stage.engine.accounts.connection((await add()).id);
    const asked = stage.practice.requests.length;
    await expect(stage.engine.runs.resume(id, connection)).rejects.toMatchObject({
      error: { code: 'key-wrong-environment' },
    });
    expect(await stage.engine.runs.get(id)).toEqual(before);
    expect(stage.practice.requests).toHaveLength(asked);
  });

  it('a live key is never sent to a practice server, nor a practice key to Apple', async () => {
    const packagePath = await stage.sample();
    const live = { ...stage.connection, keyId: '2X9R4HXF34' };
    const practice = { ...stage.connection, apiUrl: 'https://api.appstoreconnect.apple.com' };
    const foreign = {
      ...stage.connection,
      apiUrl: 'https://api.appstoreconnect.apple.com.example.com',
    };
    for (const connection of [live, practice, foreign]) {
      await expect(stage.engine.runs.start(connection, { packagePath })).rejects.toMatchObject({
        error: { code: 'key-wrong-environment' },
      });
    }
    expect(stage.practice.requests).toEqual([]);
  });
});

describe('without a network', () => {
  it('without a network a key is stored as not tested, and can be tested later', async () => {
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
    expect(account.missed).toMatchObject({ code: 'network-unreachable' });
    const tested = await engine.accounts.test(account.id);
    expect(tested.check).toMatchObject({ state: 'accepted' });
    expect(tested.missed).toBeUndefined();

    isDown = true;
    const missed = await engine.accounts.test(account.id);
    expect(missed.check).toEqual(tested.check);
    expect(missed.missed).toMatchObject({ code: 'network-unreachable' });
    expect(await engine.accounts.list()).toEqual([missed]);
    // A new name changes nothing about what is known of the key.
    const renamed = await engine.accounts.rename(account.id, 'Northwind');
    expect(renamed).toEqual({ ...missed, name: 'Northwind' });
    isDown = false;
    expect((await engine.accounts.test(account.id)).missed).toBeUndefined();
    await end();
  });
});
