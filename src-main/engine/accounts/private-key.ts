import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { type KeyWrapping, textOf, unwrapKey } from './key-wrapping';

/** Apple's .p8 files are about 250 bytes. */
const largestKeyFile = 64 * 1024;

/** A key that was read, with what its file says about it. */
export interface ReadKey {
  /** PKCS#8. */
  pem: string;
  /** How the file differs from Apple's .p8; null when it doesn't. */
  wrapping: KeyWrapping | null;
  /** The IDs in fastlane's JSON. */
  keyId: string | null;
  issuerId: string | null;
}

/** The same as `readKey`, for those who only sign with it. */
export function readPrivateKey(file: Buffer | string): string {
  return readKey(file).pem;
}

/**
 * Reads the private key from a file, also from Base64, a single line or fastlane's JSON, and checks that it is the
 * kind App Store Connect issues (EC P-256; app-store-connect.md, keys 9). Throws `key-not-pem`, `key-is-rsa`,
 * `key-wrong-curve`, `key-encrypted`, `key-is-certificate`, `key-is-public`; no message ever quotes the file.
 */
export function readKey(file: Buffer | string): ReadKey {
  if (file.length > largestKeyFile)
    fail(
      'key-not-pem',
      message('error.key-not-pem.too-large', {
        size: { bytes: file.length },
        usual: { bytes: 1000 },
      }),
    );
  const { text, ...about } = unwrapKey(typeof file === 'string' ? file : textOf(file));
  if (isPkcs12(file)) fail('key-is-certificate', message('error.key-is-certificate.p12'));
  if (isCertificate(file, text))
    fail('key-is-certificate', message('error.key-is-certificate.detail'));
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text))
    fail('key-encrypted', message('error.key-encrypted.detail'));
  const key = parseKey(text);
  if (!key)
    return isPublic(text)
      ? fail('key-is-public', message('error.key-is-public.detail'))
      : fail('key-not-pem', whatItIsNot(text, about.wrapping));
  if (key.asymmetricKeyType?.startsWith('rsa')) fail('key-is-rsa', rsaDetail(key));
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'ec' || curve !== 'prime256v1') {
    const kind = curve ?? key.asymmetricKeyType ?? '?';
    fail('key-wrong-curve', message('error.key-wrong-curve.detail', { kind }));
  }
  return { pem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), ...about };
}

/** The key ID from Apple's file name `AuthKey_<ID>.p8`; null for any other name. */
export function keyIdFromFileName(path: string): string | null {
  return /^AuthKey_([0-9A-Z]{10})(?:[ .(].*)?\.p8$/.exec(basename(path))?.[1] ?? null;
}

function parseKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text.replaceAll(/\r\n?/g, '\n').trim());
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

/** A container in DER that begins with version 3 of PKCS #12 (RFC 7292, 4). */
function isPkcs12(file: Buffer | string): boolean {
  if (typeof file === 'string' || file[0] !== 0x30) return false;
  return file.subarray(2, 16).includes(Buffer.from([0x02, 0x01, 0x03, 0x30]));
}

function isPublic(text: string): boolean {
  try {
    return createPublicKey(text).type === 'public';
  } catch {
    return false;
  }
}

function whatItIsNot(text: string, wrapping: KeyWrapping | null): Message {
  const isEmpty = text.trim() === '';
  if (wrapping === 'json')
    return isEmpty
      ? message('error.key-not-pem.json-without-key')
      : message('error.key-not-pem.json');
  if (wrapping === 'base64') return message('error.key-not-pem.base64');
  if (wrapping === 'oneLine') return message('error.key-not-pem.one-line');
  if (isEmpty) return message('error.key-not-pem.empty');
  if (text.includes('BEGIN OPENSSH PRIVATE KEY')) return message('error.key-not-pem.openssh');
  return text.includes('PRIVATE KEY')
    ? message('error.key-not-pem.damaged')
    : message('error.key-not-pem.none');
}

function rsaDetail(key: KeyObject): Message {
  const length = key.asymmetricKeyDetails?.modulusLength;
  return length
    ? message('error.key-is-rsa.bits', { bits: String(length) })
    : message('error.key-is-rsa.detail');
}
