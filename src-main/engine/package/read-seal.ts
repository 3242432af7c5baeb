import { AppException } from '#shared/errors';
import type { ZipArchive } from './archive/archive';
import { limits } from './limits';
import { readPlistDict } from './plist/read-plist';
import { dictOf, isDict, PlistError } from './plist/value';
import { decodeEntities } from './plist/xml';

/** A file covered by a signature, by its path in the bundle (NFC). */
export interface SealedFile {
  path: string;
  /** Whether the signature is valid without it. */
  isOptional: boolean;
}

/**
 * Reads which files the signature of a bundle covers (`CodeResources`); null when there is no such
 * list, or it can't be read: other checks report that.
 */
export async function readSeal(zip: ZipArchive, bundle: string): Promise<SealedFile[] | null> {
  const entry = zip.entries.get(`${bundle}_CodeSignature/CodeResources`.normalize('NFC'));
  if (entry === undefined || entry.isLink || entry.size > limits.sealBytes) return null;
  const parts: Buffer[] = [];
  try {
    await zip.stream(entry, (bytes) => void parts.push(bytes));
    return sealedFiles(Buffer.concat(parts));
  } catch (error) {
    // A damaged one is reported with all other damaged files.
    if (error instanceof AppException || error instanceof PlistError) return null;
    throw error;
  }
}

function sealedFiles(bytes: Buffer): SealedFile[] | null {
  if (bytes.subarray(0, 6).toString('latin1') === 'bplist') return inBinary(bytes);
  const text = bytes.toString('utf8');
  return inXml(text, 'files2') ?? inXml(text, 'files');
}

/** No tool is known to write it this way, but iOS reads it. */
function inBinary(bytes: Buffer): SealedFile[] | null {
  const reading = readPlistDict(bytes);
  if (reading.state !== 'read') return null;
  const files = dictOf(reading.content, 'files2') ?? dictOf(reading.content, 'files');
  if (files === null) return null;
  return Object.entries(files).map(([path, about]) => ({
    path: path.normalize('NFC'),
    isOptional: isDict(about) && about.optional === true,
  }));
}

const marks = /<dict\s*(\/)?>|<(\/)dict>|<key>([^<]*)<\/key>|<true\s*\/>/g;
/** Depth in the list of its parts, its paths and the values of a path. */
const depths = { part: 1, path: 2, about: 3 } as const;

/**
 * The paths in one part of the list; null without it. The list of an app with thousands of files has more
 * values than any other property list, and only these matter. Throws PlistError.
 */
function inXml(text: string, part: 'files' | 'files2'): SealedFile[] | null {
  const files: SealedFile[] = [];
  let [depth, isPart, isThere, lastKey] = [0, false, false, ''];
  for (const [mark, isEmpty, isEnd, key] of text.matchAll(marks)) {
    if (isEnd) depth -= 1;
    else if (mark.startsWith('<dict')) depth += isEmpty ? 0 : 1;
    else if (key === undefined) {
      const last = files.at(-1);
      const isAboutPath = isPart && depth === depths.about && lastKey === 'optional';
      if (isAboutPath && last) last.isOptional = true;
    } else {
      lastKey = key;
      if (depth === depths.part) isPart = key === part;
      if (depth === depths.part && isPart) isThere = true;
      if (depth === depths.path && isPart)
        files.push({ path: decodeEntities(key).normalize('NFC'), isOptional: false });
    }
  }
  return isThere ? files : null;
}
