import { parseBuffer } from 'bplist-parser';
import { parse } from 'plist';
import { isTame } from './tame-plist';

type PlistObject = Record<string, unknown>;

export function asObject(value: unknown): PlistObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlistObject)
    : null;
}

function readXml(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  // The parser complains aloud about what is no XML, so it is not asked.
  return /^\uFEFF?\s*<(\?xml|!DOCTYPE|plist)/.test(text) ? parse(text) : null;
}

function readBinary(bytes: Buffer): unknown {
  return isTame(bytes) ? parseBuffer(bytes)[0] : null;
}

/** Reads a binary or XML property list; null when it is neither, or holds no dictionary. */
export function readPlist(bytes: Buffer): PlistObject | null {
  try {
    const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
    return asObject(isBinary ? readBinary(bytes) : readXml(bytes));
  } catch {
    return null;
  }
}
