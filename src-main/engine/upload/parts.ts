import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
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
      message('error.part-list-refused.count', { count: operations.length, most: maxParts }),
    );
  for (const [place, part] of operations.entries()) {
    const why = whyNotSendable(part, { number: place + 1, count: operations.length });
    if (why !== null) fail('part-list-refused', why);
  }
  assertTiles(operations, size);
}

function assertTiles(operations: readonly UploadOperation[], size: number): void {
  let expected = 0;
  for (const part of [...operations].sort((a, b) => a.offset - b.offset)) {
    if (part.offset !== expected) {
      fail('part-list-refused', message('error.part-list-refused.gap', { at: expected }));
    }
    expected += part.length;
  }
  if (expected !== size) {
    fail(
      'part-list-refused',
      message('error.part-list-refused.cover', { covered: expected, size }),
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

/** The position of a part in its list, counted from 1. */
export interface PartPosition {
  number: number;
  count: number;
}

/** Why a part's request is not allowed; null when it is. */
export function whyNotSendable(part: UploadOperation, at: PartPosition): Message | null {
  const { method, url, length, requestHeaders } = part;
  const position = { number: at.number, count: at.count };
  if (!methods.has(method))
    return message('error.part-list-refused.method', { ...position, method: short(method) });
  if (!URL.canParse(url) || url.length > longestAddress)
    return message('error.part-list-refused.address', position);
  if (!Number.isSafeInteger(part.offset + length))
    return message('error.part-list-refused.range', position);
  if (length === 0) return message('error.part-list-refused.empty', position);
  if (requestHeaders.length > maxHeaders)
    return message('error.part-list-refused.headers', {
      ...position,
      headers: requestHeaders.length,
    });
  const names = new Set<string>();
  for (const header of requestHeaders) {
    const why = whyNotHeader(header, part, at);
    if (why !== null) return why;
    const name = header.name.toLowerCase();
    if (names.has(name))
      return message('error.part-list-refused.header-twice', {
        ...position,
        name: short(header.name),
      });
    names.add(name);
  }
  return null;
}

function whyNotHeader(
  { name, value }: UploadOperation['requestHeaders'][number],
  { length }: UploadOperation,
  { number, count }: PartPosition,
): Message | null {
  const plain = name.toLowerCase();
  const params = { number, count, name: short(name) };
  if (!headerName.test(name) || name.length > 200)
    return message('error.part-list-refused.header-name', params);
  if (forbidden.has(plain) || plain.startsWith('proxy-') || plain.startsWith('sec-'))
    return message('error.part-list-refused.header-forbidden', params);
  if (!headerValue.test(value)) return message('error.part-list-refused.header-value', params);
  if (value.length > longestHeader)
    return message('error.part-list-refused.header-long', { ...params, length: value.length });
  if (plain === 'content-length' && value.trim() !== String(length))
    return message('error.part-list-refused.header-length', params);
  return null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
