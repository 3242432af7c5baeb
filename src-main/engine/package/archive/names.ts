import { TextDecoder } from 'node:util';
import { getFileNameLowLevel, parseExtraFields, validateFileName } from 'yauzl';
import { message } from '#shared/words/message';
import { copyAgain, exportAgain, printable, type Refuse } from '../refusal';
import type { ZipEntry } from './entry';

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

/** What every refused path contains; most paths need only this one test. */
const suspicious = /^\/|^[A-Za-z]:|\\|\.\./;

/** What is wrong with the path of an entry. */
export type UnsafeName = 'empty' | 'nullByte' | 'absolute' | 'parent' | 'backslash';

/** Why a path must not be read, or null: it would escape its folder, or readers would interpret it differently. */
export function unsafeName(name: string): UnsafeName | null {
  if (name === '') return 'empty';
  if (name.includes('\0')) return 'nullByte';
  if (!suspicious.test(name)) return null;
  const reason = validateFileName(name);
  if (reason === null) return null;
  if (reason.startsWith('absolute')) return 'absolute';
  // Not shown: words of the zip reader.
  if (reason.startsWith('invalid relative')) return 'parent';
  return 'backslash';
}

/** Characters that a Mac's file system ignores in names. */
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** One spelling for all paths that some reader would treat as the same file. */
function foldedName(name: string): string {
  const lower = beyondPrintableAscii.test(name)
    ? name.replace(ignored, '').toUpperCase().toLowerCase()
    : name.toLowerCase();
  if (!lower.includes('//') && !lower.includes('./')) return lower;
  return lower
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

const beyondPrintableAscii = /[^ -~]/;

const headerBytes = 30;

/** Refuses two files with one path, since readers differ in which one they use. */
export function refuseDuplicates(entries: readonly ZipEntry[], refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name) && !name.endsWith('/')) {
      refuse('package-unsafe', (file) =>
        message('error.package-unsafe.duplicate', { package: file, entry: printable(name) }),
      );
    }
    seen.add(name);
  }
}

/**
 * Refuses paths that some reader would confuse, such as `info.plist` with `Info.plist`,
 * among those that this reader relies on. Other files may differ by case alone, as on iOS.
 */
export function refuseLookAlikes(
  entries: readonly ZipEntry[],
  matters: (name: string) => boolean,
  refuse: Refuse,
): void {
  const folded = new Map<string, string>();
  for (const { name } of entries) {
    const fold = foldedName(name);
    if (!matters(fold)) continue;
    const other = folded.get(fold) ?? name;
    folded.set(fold, name);
    if (other === name) continue;
    refuse('package-unsafe', (file) =>
      message('error.package-unsafe.look-alike', {
        package: file,
        one: printable(other),
        other: printable(name),
      }),
    );
  }
}

/** Refuses entries whose bytes overlap: one file would be read as two. */
export function refuseOverlaps(
  entries: readonly ZipEntry[],
  tableStart: number,
  refuse: Refuse,
): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  for (const [index, entry] of sorted.entries()) {
    const end = entry.start + headerBytes + entry.nameBytes.length + entry.packedSize;
    const next = sorted[index + 1];
    if (end <= (next?.start ?? tableStart)) continue;
    const name = printable(entry.name);
    refuse(
      'package-unsafe',
      (file) =>
        next === undefined
          ? message('error.package-unsafe.entry-overlaps-directory', { package: file, entry: name })
          : message('error.package-unsafe.entry-overlaps', {
              package: file,
              entry: name,
              other: printable(next.name),
            }),
      { whatToDo: copyAgain },
    );
  }
}

const fileTypes = { mask: 0xf000, folder: 0x4000, file: 0x8000, link: 0xa000 } as const;
const plainTypes: readonly number[] = [0, fileTypes.folder, fileTypes.file, fileTypes.link];

/**
 * Refuses anything but files, folders and links, and anything one reader would treat as a file and another as
 * a folder or a path to other files.
 */
export function refuseMixedKinds(entries: readonly ZipEntry[], refuse: Refuse): void {
  const files = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const kind = mixedKind(entry);
    if (kind !== null) {
      refuse(
        'package-unsafe',
        (file) =>
          message('error.package-unsafe.mixed-kind', {
            package: file,
            entry: printable(entry.name),
            kind,
          }),
        { whatToDo: exportAgain },
      );
    }
    if (!entry.name.endsWith('/')) files.set(entry.name, entry);
  }
  const seen = new Set<string>();
  for (const { name } of entries) {
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const folder = name.slice(0, end);
      if (seen.has(folder)) break;
      seen.add(folder);
      const file = files.get(folder);
      if (file === undefined) continue;
      const kind = file.isLink ? 'link' : 'file';
      refuse('package-unsafe', (name) =>
        message('error.package-unsafe.files-below', {
          package: name,
          entry: printable(folder),
          kind,
        }),
      );
    }
  }
}

type MixedKind = 'folderAndLink' | 'folderWithData' | 'special' | 'folderByMode';

function mixedKind({ name, mode, size, isLink }: ZipEntry): MixedKind | null {
  const isFolder = name.endsWith('/');
  if (isFolder && isLink) return 'folderAndLink';
  if (isFolder && size > 0) return 'folderWithData';
  const type = (mode ?? 0) & fileTypes.mask;
  if (!plainTypes.includes(type)) return 'special';
  if (!isFolder && type === fileTypes.folder) return 'folderByMode';
  return null;
}

/** Refuses bytes before the first file: some readers treat them as a program, or as separate files. */
export function refuseBytesBefore(entries: readonly ZipEntry[], refuse: Refuse): void {
  let first = Number.POSITIVE_INFINITY;
  for (const { start } of entries) first = Math.min(first, start);
  if (first === 0 || entries.length === 0) return;
  refuse(
    'package-unsafe',
    (name) => message('error.package-unsafe.bytes-at-start', { package: name, count: first }),
    {
      whatToDo: exportAgain,
    },
  );
}

/** Refuses a path that goes through a symbolic link, which would stand for another file. */
export function refuseLinks(
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
  refuse: Refuse,
): void {
  const parts = name.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const path = parts.slice(0, length).join('/');
    const entry = entries.get(path) ?? entries.get(`${path}/`);
    if (entry?.isLink)
      refuse('package-unsafe', (file) =>
        message('error.package-unsafe.symbolic-link', { package: file, entry: printable(path) }),
      );
  }
}
