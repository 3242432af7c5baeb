import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { fail } from '#shared/errors';

/** Apple's .p8 files are about 250 bytes. */
const largestKeyFile = 64 * 1024;

/**
 * Reads the private key from a file as PKCS#8 PEM and checks that it is the kind App Store Connect issues (EC P-256;
 * app-store-connect.md, keys 9). Throws `key-not-pem`, `key-is-rsa`, `key-wrong-curve`, `key-encrypted`,
 * `key-is-certificate`, `key-is-public`; no message ever quotes the file.
 */
export function readPrivateKey(file: Buffer | string): string {
  if (file.length > largestKeyFile)
    fail('key-not-pem', `The file has ${file.length} bytes; a key has about 250.`);
  const text = decode(file);
  if (isCertificate(file, text)) fail('key-is-certificate', 'The file holds a certificate.');
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text))
    fail('key-encrypted', 'The file holds an encrypted private key.');
  const key = parseKey(text);
  if (!key)
    return isPublic(text)
      ? fail('key-is-public', 'The file holds a public key.')
      : fail('key-not-pem', whatItIsNot(text));
  if (key.asymmetricKeyType?.startsWith('rsa'))
    fail('key-is-rsa', `The file holds an RSA key${bits(key)}.`);
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'ec' || curve !== 'prime256v1') {
    fail(
      'key-wrong-curve',
      `The file holds a key of the kind ${curve ?? key.asymmetricKeyType}; P-256 is needed.`,
    );
  }
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The key ID from Apple's file name `AuthKey_<ID>.p8`; null for any other name. */
export function keyIdFromFileName(path: string): string | null {
  return /^AuthKey_([0-9A-Z]{10})(?:[ .(].*)?\.p8$/.exec(basename(path))?.[1] ?? null;
}

/** Editors on Windows save UTF-16; the key inside is the same. */
function decode(file: Buffer | string): string {
  if (typeof file === 'string') return file;
  if (file[0] === 0xff && file[1] === 0xfe) return file.toString('utf16le').replace('\uFEFF', '');
  return file.toString('utf8').replace('\uFEFF', '');
}

function parseKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text.replaceAll('\r\n', '\n').trim());
  } catch {
    return null;
  }
}

function isCertificate(file: Buffer | string, text: string): boolean {
  if (/BEGIN (TRUSTED |X509 )?CERTIFICATE/.test(text)) return true;
  try {
    return Boolean(new X509Certificate(file));
  } catch {
    return false;
  }
}

function isPublic(text: string): boolean {
  try {
    return createPublicKey(text).type === 'public';
  } catch {
    return false;
  }
}

function whatItIsNot(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  return text.includes('PRIVATE KEY')
    ? 'The file looks like a key, but it is damaged or cut short.'
    : 'The file holds no private key.';
}

function bits(key: KeyObject): string {
  const length = key.asymmetricKeyDetails?.modulusLength;
  return length ? ` of ${length} bits` : '';
}
