import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import type { AppException } from '../../../shared/errors';
import { keyIdFromFileName, readPrivateKey } from '../../../src-main/engine/accounts/private-key';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const spki = { type: 'spki', format: 'pem' } as const;
const ec = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve, privateKeyEncoding: pem, publicKeyEncoding: spki });
const good = ec('P-256').privateKey;

function refusal(file: string | Buffer): string {
  try {
    readPrivateKey(file);
    return 'accepted';
  } catch (thrown) {
    return (thrown as AppException).trouble.code;
  }
}

function certificate(): string {
  const keys = forge.pki.rsa.generateKeyPair(1024);
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.sign(keys.privateKey);
  return forge.pki.certificateToPem(made);
}

describe('a key file', () => {
  it('a key file is accepted as Apple issues it, with other line endings, in UTF-16 and with surrounding spaces', () => {
    for (const file of [
      good,
      good.replaceAll('\n', '\r\n'),
      `\n  ${good}\n`,
      Buffer.from(`\uFEFF${good}`, 'utf16le'),
    ]) {
      expect(readPrivateKey(file)).toBe(good);
    }
  });

  it('a key file of another kind is rejected with the name of its kind', () => {
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: pem,
      publicKeyEncoding: spki,
    });
    const locked = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { ...pem, cipher: 'aes-256-cbc', passphrase: 'open' },
      publicKeyEncoding: spki,
    });
    expect(refusal(rsa.privateKey)).toBe('key-is-rsa');
    expect(refusal(ec('P-384').privateKey)).toBe('key-wrong-curve');
    expect(refusal(locked.privateKey)).toBe('key-encrypted');
    expect(refusal(certificate())).toBe('key-is-certificate');
    expect(refusal(ec('P-256').publicKey)).toBe('key-is-public');
    expect(refusal('hello')).toBe('key-not-pem');
    expect(refusal('')).toBe('key-not-pem');
    expect(refusal(good.slice(0, 120))).toBe('key-not-pem');
    expect(refusal(Buffer.alloc(100_000))).toBe('key-not-pem');
  });

  it('no message about a key file ever quotes it', () => {
    const secret = ec('P-384').privateKey;
    try {
      readPrivateKey(secret);
    } catch (thrown) {
      const said = JSON.stringify((thrown as AppException).trouble);
      for (const line of secret.split('\n').filter((one) => one.length > 20))
        expect(said).not.toContain(line);
    }
    expect.assertions(secret.split('\n').filter((one) => one.length > 20).length);
  });

  it('the key ID is read from Apple’s file name, and from no other name', () => {
    expect(keyIdFromFileName('/keys/AuthKey_2X9R4HXF34.p8')).toBe('2X9R4HXF34');
    expect(keyIdFromFileName('AuthKey_2X9R4HXF34 (1).p8')).toBe('2X9R4HXF34');
    expect(keyIdFromFileName('key.p8')).toBeNull();
    expect(keyIdFromFileName('AuthKey_short.p8')).toBeNull();
  });
});
