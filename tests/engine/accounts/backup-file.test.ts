import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '#shared/error-catalogue';
import { toAppError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { openBackup, sealBackup } from '../../../src-main/engine/accounts/backup-file';
import { canonicalJson } from '../../../src-main/engine/receipt/chain';
import { findTrace, tracesOf } from '../../helpers/secret-search';

const privateKeyPem = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;
const contents = {
  createdAt: '2026-11-22T14:00:00.000Z',
  keys: [
    { name: 'Überbau', keyId: '2X9R4HXF34', issuerId: null, privateKeyPem },
    {
      name: 'Northwind',
      keyId: '3Y8S5JYG45',
      issuerId: '57246542-96fe-1a63-e053-0824d011072a',
      privateKeyPem,
    },
  ],
};
const passphrase = 'vier Wörter für Schlüssel';

interface File {
  version: number;
  kdf: Record<string, unknown>;
  cipher: Record<string, unknown>;
  data: string;
  checksum?: string;
}

const sealed = await sealBackup(contents, passphrase);
const changed = (change: (file: File) => void): string => {
  const file = JSON.parse(sealed) as File;
  change(file);
  return JSON.stringify(file);
};
/** Changed by someone who knows the format: the checksum is right again. */
const forged = (change: (file: File) => void): string => {
  const { checksum: _old, ...file } = JSON.parse(changed(change)) as File;
  const checksum = createHash('sha256').update(canonicalJson(file)).digest('hex');
  return JSON.stringify({ ...file, checksum });
};
const codeOf = (text: string, word = passphrase): Promise<ErrorCode | 'no error'> =>
  openBackup(text, word).then(
    () => 'no error',
    (thrown: unknown) => toAppError(thrown).code,
  );

describe('a backup of keys', () => {
  it('a backup gives back every key with its passphrase, also with accents composed differently', async () => {
    expect(await openBackup(sealed, passphrase)).toEqual(contents);
    expect(await openBackup(sealed, passphrase.normalize('NFD'))).toEqual(contents);
  });

  it('a backup shows nothing of its keys and names, and is different each time', async () => {
    expect(findTrace(JSON.stringify(contents), tracesOf(privateKeyPem))).not.toBeNull();
    expect(findTrace(sealed, tracesOf(privateKeyPem))).toBeNull();
    expect(sealed).not.toMatch(/2X9R4HXF34|berbau|Northwind|57246542/);
    const again = JSON.parse(await sealBackup(contents, passphrase)) as File;
    const first = JSON.parse(sealed) as File;
    expect(again.kdf.salt).not.toBe(first.kdf.salt);
    expect(again.cipher.nonce).not.toBe(first.cipher.nonce);
    expect(first.kdf).toMatchObject({ name: 'scrypt', N: 131_072, r: 8, p: 1 });
  });

  it('a backup that an editor saved with a byte order mark opens', async () => {
    expect(await openBackup(`\uFEFF${sealed}`, passphrase)).toEqual(contents);
  });

  it('a passphrase of eleven characters is refused', async () => {
    const thrown = await sealBackup(contents, 'ä🔑345678901').catch(toAppError);
    expect(thrown).toMatchObject({ code: 'passphrase-too-short' });
    expect(typeof thrown === 'object' && inWords(thrown.detail)).toContain('12');
  });

  it.each<[string, ErrorCode, string, string?]>([
    ['another passphrase', 'backup-wrong-passphrase', sealed, 'five other random words'],
    ['another file', 'backup-not-one', '{"name": "slipway"}'],
    ['an empty file', 'backup-not-one', ''],
    ['a .p8', 'backup-not-one', privateKeyPem],
    ['a file without its end', 'backup-cut', sealed.slice(0, -100)],
    ['a file whose syntax was changed', 'backup-damaged', sealed.replace('"kdf":', '"kdf"=')],
    [
      'a changed byte of the keys',
      'backup-damaged',
      changed((file) => {
        file.data = `${file.data.startsWith('A') ? 'B' : 'A'}${file.data.slice(1)}`;
      }),
    ],
    ['a changed date', 'backup-damaged', sealed.replace('2026-11-22', '2026-11-23')],
    [
      'a changed cost',
      'backup-damaged',
      changed((file) => {
        file.kdf.N = 2;
      }),
    ],
    [
      'a newer format',
      'backup-newer',
      changed((file) => {
        file.version = 2;
        file.kdf = { name: 'argon2id' };
      }),
    ],
    [
      'a cost that fills the memory',
      'backup-too-costly',
      forged((file) => {
        file.kdf.N = 2 ** 30;
      }),
    ],
    [
      'a cost that never ends',
      'backup-too-costly',
      forged((file) => {
        file.kdf.p = 1_000_000;
      }),
    ],
    [
      'a cost that scrypt does not have',
      'backup-damaged',
      forged((file) => {
        file.kdf.N = 100_000;
      }),
    ],
    [
      'a cost that scrypt refuses with so small a block',
      'backup-damaged',
      forged((file) => {
        Object.assign(file.kdf, { N: 2 ** 16, r: 1 });
      }),
    ],
    [
      'keys that are shorter than their tag',
      'backup-damaged',
      forged((file) => {
        file.data = Buffer.alloc(16).toString('base64');
      }),
    ],
    [
      'a nonce that is too short',
      'backup-damaged',
      forged((file) => {
        file.cipher.nonce = Buffer.alloc(8).toString('base64');
      }),
    ],
    [
      'a salt that is too long',
      'backup-damaged',
      forged((file) => {
        file.kdf.salt = Buffer.alloc(32).toString('base64');
      }),
    ],
    [
      'a forged byte of the keys',
      'backup-wrong-passphrase',
      forged((file) => {
        file.data = `${file.data.startsWith('A') ? 'B' : 'A'}${file.data.slice(1)}`;
      }),
    ],
    [
      'a forged cost',
      'backup-wrong-passphrase',
      forged((file) => {
        file.kdf.N = 2 ** 16;
      }),
    ],
    [
      'keys that are cut to less than a tag',
      'backup-damaged',
      forged((file) => {
        file.data = 'AAAA';
      }),
    ],
  ])('a backup is refused with its own words: %s', async (_name, code, text, word) => {
    expect(await codeOf(text, word)).toBe(code);
  });
});
