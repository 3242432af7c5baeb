import { type Message, message } from '#shared/words/message';
import { readBinaryPlist } from './binary';
import {
  isDict,
  type PlistDict,
  PlistError,
  type PlistValue,
  plistLimits,
  RepeatedKeys,
} from './value';
import { readXmlPlist } from './xml';

/** A property list, and its ambiguities. */
interface ReadPlist {
  value: PlistValue;
  /** Keys that occur more than once with different values in one dictionary, at any level. */
  repeatedKeys: string[];
}

/**
 * Reads a binary or XML property list within fixed limits. Throws PlistError for anything else,
 * including the old text format, which would accept almost any text.
 */
export function readPlist(bytes: Buffer): ReadPlist {
  const repeated = new RepeatedKeys();
  return { value: readValue(bytes, repeated), repeatedKeys: repeated.list() };
}

function readValue(bytes: Buffer, repeated: RepeatedKeys): PlistValue {
  if (bytes.length > plistLimits.bytes) {
    throw new PlistError(
      message('unreadable.plist.too-large', { size: bytes.length, limit: plistLimits.bytes }),
    );
  }
  if (bytes.length === 0) throw new PlistError(message('unreadable.empty'));
  if (bytes.subarray(0, 8).toString('latin1') === 'bplist00')
    return readBinaryPlist(bytes, repeated);
  const text = decodedText(bytes);
  if (text.includes('\0')) throw new PlistError(message('unreadable.plist.null-byte'));
  if (/^\s*</.test(text)) {
    refuseOtherEncoding(bytes, text);
    return readXmlPlist(text, repeated);
  }
  throw new PlistError(message('unreadable.plist.other-format'));
}

function decodedText(bytes: Buffer): string {
  try {
    return withoutEndZeros(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    throw new PlistError(message('unreadable.plist.other-format'));
  }
}

/** Encodings in which ASCII-only text has the same bytes. */
const asciiCompatible = /^(utf-?8|us-ascii|ascii|iso-?8859-\d+|windows-125\d|macintosh|macroman)$/i;

/** Bytes that are read as UTF-8 here must not be another text to a reader that follows the declaration. */
function refuseOtherEncoding(bytes: Buffer, text: string): void {
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared === undefined || /^utf-?8$/i.test(declared)) return;
  const isWide = encodingOf(bytes) !== 'utf-8';
  const isFitting = isWide
    ? /^utf-?16/i.test(declared)
    : asciiCompatible.test(declared) && bytes.every((byte) => byte < 0x80);
  if (!isFitting) throw new PlistError(message('unreadable.plist.encoding'));
}

/** C programs write the terminating zero of a string into the file. */
function withoutEndZeros(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** A missing property list, one that can't be read, or its contents. */
export type PlistReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: Message }
  | { state: 'read'; content: PlistDict; repeatedKeys: string[] };

/** Reads a property list that must be a dictionary; null stands for none. Never throws because of the bytes. */
export function readPlistDict(bytes: Buffer | null): PlistReading {
  if (bytes === null) return { state: 'absent' };
  try {
    const { value: content, repeatedKeys } = readPlist(bytes);
    if (isDict(content)) return { state: 'read', content, repeatedKeys };
    return { state: 'unreadable', reason: message('unreadable.plist.not-dictionary') };
  } catch (error) {
    if (error instanceof PlistError) return { state: 'unreadable', reason: error.problem };
    throw error;
  }
}
