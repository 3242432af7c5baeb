import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { AppException } from '../../../shared/errors';
import {
  keyIdFromFileName,
  readKey,
  readPrivateKey,
} from '../../../src-main/engine/accounts/private-key';

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
    return (thrown as AppException).error.code;
  }
}

/** The sentence with which a file is refused. */
function detailOf(file: string | Buffer): string {
  try {
    readPrivateKey(file);
    return 'accepted';
  } catch (thrown) {
    return inWords((thrown as AppException).error.detail);
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
      good.replaceAll('\n', '\r'),
      Buffer.from(`\uFEFF${good}`),
      Buffer.from(`\uFEFF${good}`, 'utf16le'),
      Buffer.from(good, 'utf16le'),
      Buffer.from(`\uFEFF${good}`, 'utf16le').swap16(),
      Buffer.from(good, 'utf16le').swap16(),
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

  it('a .p12 and an SSH key are named as what they are', () => {
    const keys = forge.pki.rsa.generateKeyPair(1024);
    const signed = forge.pki.certificateFromPem(certificate());
    const made = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [signed], 'open');
    const p12 = Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary');
    expect(refusal(p12)).toBe('key-is-certificate');
    expect(detailOf(p12)).toContain('.p12');
    const ssh =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE=\n-----END OPENSSH PRIVATE KEY-----\n';
    expect(detailOf(ssh)).toContain('SSH key');
  });

  it('no message about a key file ever quotes it', () => {
    const secret = ec('P-384').privateKey;
    try {
      readPrivateKey(secret);
    } catch (thrown) {
      const said = JSON.stringify((thrown as AppException).error);
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

describe('a key in a form that Apple does not hand out', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const wrapped = (text: string): string => (text.match(/.{1,76}/g) ?? []).join('\n');
  const oneLine = good.replaceAll('\n', '');
  const body = good.split('\n').slice(1, -2).join('\n');
  const json = (changes: object = {}): string =>
    JSON.stringify({ key_id: '2X9R4HXF34', issuer_id: 'team', key: good, ...changes });

  it.each([
    ['the Base64 of the file', base64(good), 'base64'],
    ['the Base64 of the file in several lines', `${wrapped(base64(good))}\n`, 'base64'],
    ['the Base64 of a file with \\r\\n', base64(good.replaceAll('\n', '\r\n')), 'base64'],
    [
      'the Base64 of a file in UTF-16',
      Buffer.from(`\uFEFF${good}`, 'utf16le').toString('base64'),
      'base64',
    ],
    ['the Base64 of a key on one line', base64(oneLine), 'base64'],
    ['the lines between the first and the last', body, 'base64'],
    ['a line without line breaks', oneLine, 'oneLine'],
    ['a line with blanks for line breaks', good.trim().replaceAll('\n', ' '), 'oneLine'],
    ['a line with \\n for line breaks', good.replaceAll('\n', '\\n'), 'oneLine'],
    ['a line with \\r\\n in quotes', `"${good.replaceAll('\n', '\\r\\n')}"`, 'oneLine'],
    ['fastlane’s JSON', json(), 'json'],
    ['fastlane’s JSON with a Base64 key', json({ key: base64(good), in_house: false }), 'json'],
    [
      'fastlane’s JSON that says that its key is Base64',
      json({ key: base64(good), is_key_content_base64: true }),
      'json',
    ],
    ['the Base64 of fastlane’s JSON', base64(json()), 'json'],
    ['fastlane’s JSON with a key on one line', json({ key: oneLine }), 'json'],
    ['indented lines, as in YAML', good.replaceAll(/^(?=.)/gm, '    '), null],
    ['lines with blanks after them', good.replaceAll('\n', '  \n'), null],
    ['the file itself', good, null],
  ])('a key is read from %s', (_, file, wrapping) => {
    expect(readKey(file)).toMatchObject({ pem: good, wrapping });
    expect(readKey(Buffer.from(file))).toMatchObject({ pem: good, wrapping });
  });

  it('the IDs are read from fastlane’s JSON, and are null without them', () => {
    expect(readKey(json())).toMatchObject({ keyId: '2X9R4HXF34', issuerId: 'team' });
    expect(readKey(json({ key_id: 7, issuer_id: null }))).toMatchObject({
      keyId: null,
      issuerId: null,
    });
    expect(readKey(good)).toMatchObject({ keyId: null, issuerId: null });
  });

  it('a form without a valid key is named, and never quoted', () => {
    const cut = oneLine.replace(/.{40}(?=-----END)/, '');
    const cases: [string, string][] = [
      [cut, 'on one line, and it is damaged'],
      [base64(good.slice(0, 120)), 'Base64 text'],
      [body.slice(0, 100), 'Base64 text'],
      [json({ key: cut }), 'its “key” value is not a valid private key'],
      [json({ key: undefined }), 'JSON without a “key” value'],
      [`{ "key": "${good}`, 'JSON without a “key” value'],
    ];
    for (const [file, words] of cases) {
      expect(refusal(file)).toBe('key-not-pem');
      expect(detailOf(file)).toContain(words);
      expect(detailOf(file)).not.toContain(body.slice(0, 20));
    }
  });

  it('a wrapped key of another kind is rejected with the name of its kind', () => {
    expect(refusal(base64(ec('P-384').privateKey))).toBe('key-wrong-curve');
    expect(refusal(json({ key: ec('P-256').publicKey }))).toBe('key-is-public');
    expect(refusal(base64(certificate()))).toBe('key-is-certificate');
  });

  it('text that only looks like Base64 is not taken for a key', () => {
    expect(detailOf('a'.repeat(200))).toContain('no private key');
  });
});
