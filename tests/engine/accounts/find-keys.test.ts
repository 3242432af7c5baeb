import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../shared/domain/account';
import { findKeys, keyFolders, type OwnFolders } from '../../../src-main/engine/accounts/find-keys';

const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const good = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pkcs8).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pkcs8).toString();

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'slipway-find-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(name: string, text: string, savedAt = '2026-11-01T10:00:00.000Z'): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, new Date(savedAt), new Date(savedAt));
  return path;
}

const folders = () => ({ home, downloads: join(home, 'Downloads'), current: join(home, 'work') });

const find = (accounts: Account[] = []) => findKeys(keyFolders(folders()), accounts);

const fastlane = (keyId: string): string =>
  JSON.stringify({ key_id: keyId, issuer_id: 'a-team', key: good, in_house: false });

const account = (keyId: string, name: string): Account => ({
  id: keyId,
  name,
  environment: 'live',
  keyId,
  issuerId: null,
  check: { state: 'not-tested' },
});

describe('looking for keys', () => {
  it('keys are found in Downloads, in the folders of other tools and in the current one, the newest first', async () => {
    put('Downloads/AuthKey_AAAAAAAAAA.p8', good, '2026-11-05T10:00:00.000Z');
    put('.appstoreconnect/private_keys/AuthKey_BBBBBBBBBB.p8', good, '2026-11-04T10:00:00.000Z');
    put('.private_keys/AuthKey_CCCCCCCCCC.p8', good, '2026-11-03T10:00:00.000Z');
    put('private_keys/fastlane.json', fastlane('DDDDDDDDDD'), '2026-11-02T10:00:00.000Z');
    put('work/private_keys/key.p8', good, '2026-11-01T10:00:00.000Z');
    const { keys, unreadable, isCut } = await find();
    expect(
      keys.map(({ place, fileName, keyId, issuerId, state }) => [
        place,
        fileName,
        keyId,
        issuerId,
        state.kind,
      ]),
    ).toEqual([
      ['~/Downloads', 'AuthKey_AAAAAAAAAA.p8', 'AAAAAAAAAA', null, 'valid'],
      ['~/.appstoreconnect/private_keys', 'AuthKey_BBBBBBBBBB.p8', 'BBBBBBBBBB', null, 'valid'],
      ['~/.private_keys', 'AuthKey_CCCCCCCCCC.p8', 'CCCCCCCCCC', null, 'valid'],
      ['~/private_keys', 'fastlane.json', 'DDDDDDDDDD', 'a-team', 'valid'],
      ['~/work/private_keys', 'key.p8', null, null, 'valid'],
    ]);
    expect(keys[0]?.savedAt).toBe('2026-11-05T10:00:00.000Z');
    expect({ unreadable, isCut }).toEqual({ unreadable: [], isCut: false });
  });

  it('a folder outside the person’s own is named by its whole path, and no folder is looked into twice', () => {
    const places = (given: Partial<OwnFolders>) =>
      keyFolders({ ...folders(), ...given }).map(({ place }) => place);
    const elsewhere = join(dirname(home), 'Downloads');
    expect(places({ downloads: elsewhere })[0]).toBe(elsewhere);
    expect(places({ current: home })).toEqual([
      '~/Downloads',
      '~/.appstoreconnect/private_keys',
      '~/.private_keys',
      '~/private_keys',
    ]);
  });

  it('a key of an account is named as added, and comes after the valid ones', async () => {
    put('Downloads/AuthKey_AAAAAAAAAA.p8', good, '2026-11-05T10:00:00.000Z');
    put('Downloads/AuthKey_BBBBBBBBBB.p8', good);
    const { keys } = await find([account('AAAAAAAAAA', 'Northwind')]);
    expect(keys.map(({ keyId, state }) => [keyId, state])).toEqual([
      ['BBBBBBBBBB', { kind: 'valid' }],
      ['AAAAAAAAAA', { kind: 'added', name: 'Northwind' }],
    ]);
  });

  it('a .p8 that is no key for App Store Connect says what it is', async () => {
    put('Downloads/rsa.p8', rsa);
    put('Downloads/empty.p8', '');
    put('Downloads/large.p8', good + ' '.repeat(70_000));
    const { keys } = await find();
    expect(Object.fromEntries(keys.map(({ fileName, state }) => [fileName, state]))).toEqual({
      'rsa.p8': { kind: 'other', code: 'key-is-rsa' },
      'empty.p8': { kind: 'other', code: 'key-not-pem' },
      'large.p8': { kind: 'other', code: 'key-not-pem' },
    });
  });

  it('other files, folders, pipes and JSON of other tools are ignored, and nothing is changed', async () => {
    put('Downloads/notes.txt', good);
    put('Downloads/service-account.json', JSON.stringify({ private_key: good }));
    put('Downloads/other.json', JSON.stringify({ key: good }));
    put('Downloads/large.json', fastlane('AAAAAAAAAA') + ' '.repeat(70_000));
    put('Downloads/deeper/AuthKey_AAAAAAAAAA.p8', good);
    mkdirSync(join(home, 'Downloads/folder.p8'));
    execFileSync('mkfifo', [join(home, 'Downloads/pipe.p8')]);
    const kept = put('Downloads/AuthKey_BBBBBBBBBB.p8', good);
    const { keys } = await find();
    expect(keys.map(({ fileName }) => fileName)).toEqual(['AuthKey_BBBBBBBBBB.p8']);
    expect(readFileSync(kept, 'utf8')).toBe(good);
  });

  it('of very many files, those with the name of a key are looked at, and that others were not is said', async () => {
    for (let number = 0; number < 310; number += 1) put(`Downloads/${number}.json`, '{}');
    put('Downloads/AuthKey_AAAAAAAAAA.p8', good);
    const { keys, isCut } = await find();
    expect(keys.map(({ keyId }) => keyId)).toEqual(['AAAAAAAAAA']);
    expect(isCut).toBe(true);
  });

  it('a folder that cannot be read is named, and the others are still looked into', async () => {
    put('private_keys/AuthKey_AAAAAAAAAA.p8', good);
    // A link that leads to itself can't be read, whoever asks.
    execFileSync('ln', ['-s', 'Downloads', join(home, 'Downloads')]);
    const { keys, unreadable } = await find();
    expect(unreadable).toEqual(['~/Downloads']);
    expect(keys.map(({ keyId }) => keyId)).toEqual(['AAAAAAAAAA']);
  });
});
