import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toAppError } from '../../shared/errors';
import type { Fetch } from '../../src-main/engine/ports';
import { changeableKeychain } from '../helpers/keychain-states';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { filesWithTrace, tracesOf } from '../helpers/secret-search';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
const passphrase = 'four random words here';
const pair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const keys = { '2X9R4HXF34': pair(), '3Y8S5JYG45': pair() };

let stage: Rehearsal;
let keychain: ReturnType<typeof changeableKeychain>;
let path: string;

const toPractice: Fetch = (url, init) =>
  fetch(new URL(url.pathname + url.search, stage.practice.url), init);

beforeEach(async () => {
  keychain = changeableKeychain();
  stage = await rehearse({
    practice: {
      keys: Object.entries(keys).map(([keyId, { publicKey: publicKeyPem }]) => ({
        keyId,
        issuerId,
        publicKeyPem,
        role: 'APP_MANAGER',
      })),
    },
    engine: { secrets: keychain.secrets, fetch: toPractice },
  });
  path = join(stage.folder, 'Slipway keys.slipway-keys');
});
afterEach(() => stage.end());

async function addBoth() {
  const { accounts } = stage.engine;
  const added = [];
  for (const [keyId, { privateKey: privateKeyPem }] of Object.entries(keys)) {
    added.push(await accounts.add({ name: `Team ${keyId[0]}`, keyId, issuerId, privateKeyPem }));
  }
  return added.map(({ id }) => id);
}
const restore = async (storage: 'keychain' | 'session' = 'keychain') => {
  const { backups } = stage.engine;
  return backups.restore(await backups.read(path, passphrase), storage);
};

it('a key comes back with its role and its color', async () => {
  const [first = ''] = await addBoth();
  const { accounts, backups } = stage.engine;
  await accounts.stateRole(first, 'DEVELOPER');
  await accounts.setColor(first, 'teal');
  await backups.write(path, [first], passphrase);
  const account = (await accounts.list()).find(({ id }) => id === first);
  expect(account?.backedUpAt).toBe((await backups.read(path, passphrase)).createdAt);
  await accounts.remove(first);
  const kept = { role: { role: 'DEVELOPER' }, color: 'teal' };
  const contents = await backups.read(path, passphrase);
  expect(await backups.preview(contents)).toMatchObject({ keys: [{ state: 'new', ...kept }] });
  await restore();
  expect(await accounts.list()).toContainEqual(
    expect.objectContaining({
      name: 'Team 2',
      color: 'teal',
      role: { role: 'DEVELOPER', known: 'stated' },
    }),
  );
});

it('a backup brings deleted keys back, tested, and leaves those that are there', async () => {
  const [first = '', second = ''] = await addBoth();
  const { accounts, backups } = stage.engine;
  await backups.write(path, [first, second], passphrase);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  for (const { privateKey } of Object.values(keys))
    expect(await filesWithTrace(stage.folder, tracesOf(privateKey))).toEqual([]);

  await accounts.remove(first);
  expect(await backups.preview(await backups.read(path, passphrase))).toMatchObject({
    keys: [
      { name: 'Team 2', state: 'new', accountName: null },
      { name: 'Team 3', state: 'present', accountName: 'Team 3' },
    ],
  });
  expect(await restore()).toMatchObject([
    { outcome: 'added', account: { name: 'Team 2', check: { state: 'accepted' } } },
    { outcome: 'present', name: 'Team 3' },
  ]);
  expect([...keychain.kept.values()].sort()).toEqual(
    Object.values(keys)
      .map(({ privateKey }) => privateKey)
      .sort(),
  );
});

it('a restored key gets another name when its own is taken', async () => {
  const [first = '', second = ''] = await addBoth();
  await stage.engine.backups.write(path, [first], passphrase);
  await stage.engine.accounts.remove(first);
  await stage.engine.accounts.rename(second, 'team 2');
  expect(await restore()).toMatchObject([
    { outcome: 'added', account: { name: 'Team 2 (2X9R4HXF34)' } },
  ]);
});

it('an account that needs its key gets it from the backup and stays the same account', async () => {
  keychain.state = 'keychain-locked';
  const { accounts, backups } = stage.engine;
  const { id } = await accounts.add({
    name: 'Team',
    keyId: '2X9R4HXF34',
    issuerId,
    privateKeyPem: keys['2X9R4HXF34'].privateKey,
    storage: 'session',
  });
  await backups.write(path, [id], passphrase);
  await stage.reopen();
  const again = stage.engine.backups;
  expect(await again.preview(await again.read(path, passphrase))).toMatchObject({
    keys: [{ state: 'needed', accountName: 'Team' }],
  });
  expect(await restore()).toMatchObject([
    { outcome: 'failed', name: 'Team', error: { code: 'keychain-locked' } },
  ]);
  expect(await restore('session')).toMatchObject([
    { outcome: 'added', account: { id, storage: 'session' } },
  ]);
});

it('a key that Apple refuses is reported, and the others are restored', async () => {
  const ids = await addBoth();
  await stage.engine.backups.write(path, ids, passphrase);
  for (const id of ids) await stage.engine.accounts.remove(id);
  stage.practice.faults.add('unauthorized-once*2');
  expect(await restore()).toMatchObject([
    { outcome: 'failed', keyId: '2X9R4HXF34', error: { code: 'key-refused' } },
    { outcome: 'added', keyId: '3Y8S5JYG45' },
  ]);
});

it('without every key, with a locked keychain or a short passphrase nothing is written', async () => {
  const [first = '', second = ''] = await addBoth();
  const write = (ids: string[], word = passphrase) =>
    stage.engine.backups.write(path, ids, word).then(
      () => 'no error',
      (thrown: unknown) => toAppError(thrown).code,
    );
  const chosen = path;
  path = join(stage.folder, 'no', 'such', 'folder', 'x.slipway-keys');
  expect(await write([first])).toBe('backup-not-written');
  path = chosen;
  await writeFile(path, 'earlier');
  expect(await write([first, 'nobody'])).toBe('account-not-found');
  expect(await write([first], 'short')).toBe('passphrase-too-short');
  keychain.program = 'KDE Wallet';
  expect(await write([first, second])).toBe('key-needed');
  keychain.state = 'keychain-locked';
  expect(await write([first, second])).toBe('keychain-locked');
  expect(await readFile(path, 'utf8')).toBe('earlier');
});

it('a file that is gone, a folder and a far too large file are refused as backups', async () => {
  const code = (file: string) =>
    stage.engine.backups.read(file, passphrase).catch((thrown: unknown) => toAppError(thrown).code);
  expect(await code(path)).toBe('backup-not-found');
  expect(await code(stage.folder)).toBe('backup-not-one');
  await writeFile(path, 'x'.repeat(2_000_000));
  expect(await code(path)).toBe('backup-not-one');
});
