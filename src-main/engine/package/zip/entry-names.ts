import { TextDecoder } from 'node:util';
import { getFileNameLowLevel, parseExtraFields, validateFileName } from 'yauzl';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The path of an entry, composed (NFC). macOS writes UTF-8 without setting the flag for it, so
 * bytes that are valid UTF-8 are read as such; only others fall back to the format's old code page.
 */
export function entryName(bytes: Buffer, flags: number, extra: Buffer): string {
  const plain = bytes.toString('latin1');
  return beyondAscii.test(plain) ? decodeName(bytes, flags, extra).normalize('NFC') : plain;
}

const beyondAscii = /[\x80-\xff]/;

function decodeName(bytes: Buffer, flags: number, extra: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return getFileNameLowLevel(flags, bytes, parseExtraFields(extra), true);
  }
}

/** What every refused path has; most paths are done with this one look. */
const suspicious = /^\/|^[A-Za-z]:|\\|\.\./;

/** Why a path must not be read, or null: it would leave its folder, or means different things to different readers. */
export function unsafeName(name: string): string | null {
  if (name === '') return 'has no name';
  if (name.includes('\0')) return 'has a zero byte in its name';
  if (!suspicious.test(name)) return null;
  const complaint = validateFileName(name);
  if (complaint === null) return null;
  if (complaint.startsWith('absolute')) return 'has an absolute path';
  if (complaint.startsWith('invalid relative')) return 'points out of the package with “..”';
  return 'has a backslash in its path';
}

/** One spelling for all paths that some reader would take for the same file. */
export function foldedName(name: string): string {
  const lower = name.toLowerCase();
  if (!lower.includes('//') && !lower.includes('./')) return lower;
  return lower
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
