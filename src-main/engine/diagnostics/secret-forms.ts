import { createPrivateKey } from 'node:crypto';
import { parseJson } from '../storage/json-file';

/** Shorter texts would be found in every other word. */
const shortest = 4;
const shortestEncoded = 6;
/** A part of an address that is as short as `services` says nothing. */
const shortestSegment = 16;

/**
 * Every text that reveals a secret: the secret itself, its lines and, if it is JSON or an address, its parts, each as
 * it is and as Base64, hex, percent-encoded or escaped. Of a private key also its DER and its bare number.
 */
export function formsOf(secret: string): string[] {
  const ofKey = keyBytes(secret);
  const own = [...new Set(textsOf(secret))].filter((text) => text.length >= shortest);
  // A key is often encoded already when it is encoded once more.
  const texts = [...own, ...ofKey.flatMap(asTexts)];
  const bytes = [...texts.map((text) => Buffer.from(text)), ...own.map(wide), ...ofKey];
  const forms = [
    ...texts,
    ...texts.map(encodeURIComponent),
    ...texts.map((text) => JSON.stringify(text).slice(1, -1)),
    ...bytes.flatMap(encodings).filter((form) => form.length >= shortestEncoded),
  ];
  return [...new Set(forms)];
}

function asTexts(bytes: Buffer): string[] {
  return (['latin1', 'hex', 'base64', 'base64url'] as const).map((encoding) =>
    bytes.toString(encoding),
  );
}

function textsOf(secret: string): string[] {
  const text = secret.trim();
  const parsed = text.startsWith('{') ? parseJson(text) : undefined;
  if (parsed !== undefined) return stringsIn(parsed).flatMap(textsOf);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text)) return partsOfAddress(text);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.length === 1 ? [text] : lines.filter((line) => !/^-----/.test(line));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Its host is no secret. */
function partsOfAddress(address: string): string[] {
  const { password, pathname, search, searchParams } = new URL(address);
  const segments = [...pathname.split('/'), ...searchParams.values()];
  return [
    password,
    decoded(password),
    `${pathname}${search}`.length >= shortestSegment ? `${pathname}${search}` : '',
    ...segments.filter((segment) => segment.length >= shortestSegment),
  ].filter((part) => part !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Programs of Windows write two bytes for each character. */
function wide(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function keyBytes(secret: string): Buffer[] {
  if (!secret.includes('PRIVATE KEY')) return [];
  try {
    const key = createPrivateKey(secret);
    const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
    const der = key.export({ type: 'pkcs8', format: 'der' });
    return [der, scalar, Buffer.from(scalar).reverse(), Buffer.from(secret)];
  } catch {
    return [Buffer.from(secret)];
  }
}

function encodings(bytes: Buffer): string[] {
  const base64 = [0, 1, 2].map((shift) => base64At(bytes, shift));
  return [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** As Base64 that has other bytes before it and behind it: what those change is left out. */
function base64At(bytes: Buffer, shift: number): string {
  const all = Buffer.concat([Buffer.alloc(shift), bytes]);
  const from = Math.ceil((shift * 8) / 6);
  return all.toString('base64').slice(from, Math.floor((all.length * 8) / 6));
}
