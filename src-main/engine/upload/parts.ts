import { fail } from '#shared/errors';
import type { UploadOperation } from '../asc/build-upload-files';

/** This kind of storage accepts at most 10,000 parts of one file (Amazon S3, multipart upload limits). */
const maxParts = 10_000;

/**
 * Checks, before anything is sent, that the parts cover the file from its first byte to its last, once, and that
 * each describes an allowed request. They may be in any order. Throws `part-list-refused`.
 */
export function assertSendable(operations: readonly UploadOperation[], size: number): void {
  if (operations.length > maxParts)
    fail(
      'part-list-refused',
      `App Store Connect asked for ${operations.length} parts; no file is sent in more than ${maxParts}.`,
    );
  for (const [place, part] of operations.entries()) {
    const why = whyNotSendable(part);
    if (why !== null)
      fail('part-list-refused', `Part ${place + 1} of ${operations.length} ${why}.`);
  }
  assertTiles(operations, size);
}

function assertTiles(operations: readonly UploadOperation[], size: number): void {
  let expected = 0;
  for (const part of [...operations].sort((a, b) => a.offset - b.offset)) {
    if (part.offset !== expected) {
      fail(
        'part-list-refused',
        `The parts that App Store Connect asked for leave a gap or overlap at byte ${expected}.`,
      );
    }
    expected += part.length;
  }
  if (expected !== size) {
    fail(
      'part-list-refused',
      `The parts that App Store Connect asked for cover ${expected} of ${size} bytes.`,
    );
  }
}

/** The parts that the server does not have yet. */
export function missingParts(operations: readonly UploadOperation[]): UploadOperation[] {
  return operations.filter((part) => !part.entityTag);
}

const methods = new Set(['PUT', 'POST']);
const longestAddress = 16_000;
const maxHeaders = 50;
const longestHeader = 8_000;

/** Headers for authentication or connection handling: a list of parts may set neither. */
const forbidden = new Set([
  'authorization',
  'connection',
  'cookie',
  'cookie2',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** No line breaks or other control characters; nothing beyond one byte. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Why a part's request is not allowed, as the end of a sentence; null when it is. */
export function whyNotSendable(part: UploadOperation): string | null {
  const { method, url, length, requestHeaders } = part;
  if (!methods.has(method)) return `has the method “${short(method)}”, and parts go by PUT or POST`;
  if (!URL.canParse(url) || url.length > longestAddress) return 'has an address that is none';
  if (!Number.isSafeInteger(part.offset + length)) return 'ends where no file does';
  if (length === 0) return 'is 0 bytes long';
  if (requestHeaders.length > maxHeaders) return `has ${requestHeaders.length} headers`;
  const names = new Set<string>();
  for (const { name, value } of requestHeaders) {
    const why = whyNotHeader(name, value, part) ?? (names.has(name.toLowerCase()) ? 'twice' : null);
    if (why !== null) return `asks for the header “${short(name)}” ${why}`;
    names.add(name.toLowerCase());
  }
  return null;
}

function whyNotHeader(name: string, value: string, { length }: UploadOperation): string | null {
  const plain = name.toLowerCase();
  if (!headerName.test(name) || name.length > 200) return 'whose name is none';
  if (forbidden.has(plain) || plain.startsWith('proxy-') || plain.startsWith('sec-'))
    return 'which is not its to set';
  if (!headerValue.test(value)) return 'with characters that no header has';
  if (value.length > longestHeader) return `with ${value.length} characters`;
  if (plain === 'content-length' && value.trim() !== String(length))
    return 'with another length than its own';
  return null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
