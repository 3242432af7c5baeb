import { z } from 'zod';

/** A form in which people keep a private key that is not the .p8 that Apple hands out. */
export type KeyWrapping = 'base64' | 'oneLine' | 'json';

export interface Unwrapped {
  /** The key as PEM; the text itself when it is in no known form. */
  text: string;
  wrapping: KeyWrapping | null;
  /** From fastlane's JSON. */
  keyId: string | null;
  issuerId: string | null;
}

/** The API key file of fastlane (docs.fastlane.tools/app-store-connect-api). */
const FastlaneKey = z.object({
  key: z.string(),
  key_id: z.string().optional().catch(undefined),
  issuer_id: z.string().optional().catch(undefined),
});

/** The text of a file. Editors on Windows save UTF-16, with or without the mark in front; the key in it is the same. */
export function textOf(file: Buffer): string {
  const [first, second] = file;
  const isLittle = (first === 0xff && second === 0xfe) || (startsKey(first) && second === 0);
  if (isLittle) return withoutMark(file.toString('utf16le'));
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && startsKey(second));
  if (isBig && file.length % 2 === 0)
    return withoutMark(Buffer.from(file).swap16().toString('utf16le'));
  return withoutMark(file.toString('utf8'));
}

/** A PEM begins with a dash, JSON with a brace. */
function startsKey(byte: number | undefined): boolean {
  return byte === 0x2d || byte === 0x7b;
}

function withoutMark(text: string): string {
  return text.replace('\uFEFF', '');
}

/**
 * Takes a private key out of Base64, of a single line, or of fastlane's JSON. Only what can be one thing is
 * unwrapped: everything else stays unchanged, for the reader of keys to refuse.
 */
export function unwrapKey(text: string): Unwrapped {
  const trimmed = unquoted(text.trim());
  if (trimmed.startsWith('{')) return fromJson(trimmed);
  return fromText(trimmed) ?? unwrappedAs(text, null);
}

function unwrappedAs(text: string, wrapping: KeyWrapping | null): Unwrapped {
  return { text, wrapping, keyId: null, issuerId: null };
}

/** No error of the JSON parser is passed on, because it quotes the text. */
function fromJson(text: string): Unwrapped {
  const { data } = FastlaneKey.safeParse(parsed(text));
  if (data === undefined) return unwrappedAs('', 'json');
  const key = unquoted(data.key.trim());
  return {
    text: fromText(key)?.text ?? data.key,
    wrapping: 'json',
    keyId: data.key_id ?? null,
    issuerId: data.issuer_id ?? null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fromText(text: string): Unwrapped | null {
  const line = fromOneLine(text);
  if (line !== null) return unwrappedAs(line, 'oneLine');
  const lines = fromIndented(text);
  if (lines !== null) return unwrappedAs(lines, null);
  const decoded = fromBase64(text);
  if (decoded === null) return null;
  if (decoded.startsWith('{')) return fromJson(decoded);
  return unwrappedAs(fromOneLine(decoded) ?? decoded, 'base64');
}

const pem = /^-----BEGIN ((?:[A-Z]+ )*PRIVATE KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/;

/** A PEM whose line breaks were lost, became blanks, or are written as `\n`; null for any other text. */
function fromOneLine(text: string): string | null {
  if (/-----[ \t\u00A0]*\r?\n/.test(text)) return null;
  const spaced = text.replaceAll(/(?:\\r)?\\n/g, '\n').trim();
  const [, label, body] = pem.exec(spaced) ?? [];
  if (label === undefined || body === undefined) return null;
  return pemOf(label, body);
}

/** A PEM copied out of YAML or a mail, with blanks around its lines; null for any other text. */
function fromIndented(text: string): string | null {
  if (!/[ \t\u00A0]\r?\n|\n[ \t\u00A0]/.test(text)) return null;
  const [, label, body] = pem.exec(text) ?? [];
  return label === undefined || body === undefined ? null : pemOf(label, body);
}

function pemOf(label: string, body: string): string {
  const lines = body.replaceAll(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** First byte of every key in DER. */
const sequence = 0x30;

/**
 * What Base64 holds, if that is a PEM or fastlane's JSON, or the lines of a PEM without the first and the last; null
 * for any other text.
 */
function fromBase64(text: string): string | null {
  const plain = text.replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/.test(plain)) return null;
  const bytes = Buffer.from(plain, 'base64');
  if (bytes[0] === sequence) return pemOf('PRIVATE KEY', plain);
  const decoded = textOf(bytes).trim();
  return /^(-----BEGIN |\{)/.test(decoded) ? decoded : null;
}

/** Values are copied out of scripts and environment files together with their quotes. */
function unquoted(text: string): string {
  return /^(["'])([\s\S]*)\1$/.exec(text)?.[2] ?? text;
}
