import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const keysOn = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });

/** A new key like one from App Store Connect; tests search for its traces afterwards. */
export const freshKey = (): string => keysOn('P-256').privateKey.export(pkcs8).toString();

const lockedKey = (): string =>
  keysOn('P-256')
    .privateKey.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
const rsaKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pkcs8).toString();
const otherCurve = (): string => keysOn('P-384').privateKey.export(pkcs8).toString();
const publicKey = (): string =>
  keysOn('P-256').publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** A self-signed certificate. */
function certificate(): string {
  const forge = createRequire(import.meta.url)('node-forge') as typeof import('node-forge');
  const keys = forge.pki.rsa.generateKeyPair(1024);
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = '01';
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  made.sign(keys.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

/** What people choose by mistake, and the error code for each. */
export const wrongKeys: readonly [string, () => string, string][] = [
  ['rubbish', () => 'This is no key.\n', 'key-not-pem'],
  ['nothing at all', () => '', 'key-not-pem'],
  ['an RSA key', rsaKey, 'key-is-rsa'],
  ['a key on P-384', otherCurve, 'key-wrong-curve'],
  ['a key with a password', lockedKey, 'key-encrypted'],
  ['a public key', publicKey, 'key-is-public'],
  ['a certificate', certificate, 'key-is-certificate'],
];

export function keyFile(folder: string, contents: string, keyId = 'ABCDE12345'): string {
  const path = join(folder, `AuthKey_${keyId}.p8`);
  writeFileSync(path, contents);
  return path;
}
