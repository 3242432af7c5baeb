import { PlistError, type PlistValue, plistLimits } from './plist-value';
import { readBinaryPlist } from './read-binary-plist';
import { readXmlPlist } from './read-xml-plist';

/**
 * Reads a binary or XML property list within fixed bounds. Raises PlistError for anything else,
 * the old text form included: it would take almost any text for a property list.
 */
export function readPlist(bytes: Buffer): PlistValue {
  if (bytes.length > plistLimits.bytes) {
    throw new PlistError(`has ${bytes.length} bytes; more than ${plistLimits.bytes} are not read`);
  }
  if (bytes.length === 0) throw new PlistError('is empty');
  if (bytes.subarray(0, 8).toString('latin1') === 'bplist00') return readBinaryPlist(bytes);
  const text = decodedText(bytes);
  if (/^\s*</.test(text)) return readXmlPlist(text);
  throw new PlistError('is neither an XML nor a binary property list');
}

function decodedText(bytes: Buffer): string {
  try {
    return withoutEndZeros(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    throw new PlistError('is neither an XML nor a binary property list');
  }
}

/** Tools in C write the zero that ends a text into the file. */
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
