import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Place, Unpacking } from './unpacking';
import { isValidTable, keyOf } from './valid-entries';
import { isValidLayout } from './valid-layout';

/** Far above any real app; limits the time that a hostile archive can take. */
const maxEntries = 200_000;
/** No real executable or catalog comes near this size; larger files are not read. */
const maxReach = 2 * 1024 ** 3;

/** An uploaded package as a list of readable files. */
export interface Archive {
  /** In archive order. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Uncompressed size of a file in bytes; 0 when there is none. */
  sizeOf(name: string): number;
  /** Null when there is no such file, or it is larger than `most` bytes. */
  readWhole(name: string, most: number): Promise<Buffer | null>;
  /** That many bytes from the start, or fewer when the file is shorter; null when there is no file. */
  readStart(name: string, length: number): Promise<Buffer | null>;
  /** Several ranges in one pass; null for those beyond the end of the file. */
  readParts(name: string, places: readonly Place[]): Promise<(Buffer | null)[]>;
  /** Whether a file contains these bytes anywhere, however long it is. */
  contains(name: string, sought: Buffer): Promise<boolean>;
}

/** Bytes of the end-of-archive record, and the range of a 32-bit offset. */
const [endRecord, turn] = [22, 2 ** 32];

/** Xcode writes archives above 4 GiB with offsets that wrap around to zero. */
function countOn(entries: readonly Entry[]): void {
  let previous = 0;
  for (const entry of entries) {
    while (entry.relativeOffsetOfLocalHeader < previous) entry.relativeOffsetOfLocalHeader += turn;
    previous = entry.relativeOffsetOfLocalHeader;
  }
}

/** The entries by name; null when the central directory is not consistent. */
async function tableOf(zip: ZipFile): Promise<Map<string, Entry> | null> {
  if (zip.entryCount > maxEntries) return null;
  // Offset of the central directory: the package's types declare it a boolean.
  const cursor = zip as unknown as { readEntryCursor: number };
  const turns = Math.floor((zip.fileSize - endRecord - cursor.readEntryCursor) / turn);
  if (turns > 0) cursor.readEntryCursor += turns * turn;
  const tableStart = cursor.readEntryCursor;
  const list: Entry[] = [];
  for await (const entry of zip.eachEntry()) list.push(entry);
  if (turns > 0) countOn(list);
  if (!isValidTable(list) || !(await isValidLayout(zip, list, tableStart))) return null;
  return new Map(list.map((entry) => [keyOf(entry.fileName), entry]));
}

/** By its Unix mode; the bytes of a link are the path that it points to. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  const unpacking = new Unpacking(zip);
  const find = (name: string) => entries.get(keyOf(name));
  return {
    names: [...entries.keys()],
    has: (name) => find(name) !== undefined,
    sizeOf: (name) => find(name)?.uncompressedSize ?? 0,
    async readWhole(name, most) {
      const entry = find(name);
      if (!entry || entry.uncompressedSize > most) return null;
      return unpacking.start(entry, most);
    },
    async readStart(name, length) {
      const entry = find(name);
      return entry && !isLink(entry) ? unpacking.start(entry, length) : null;
    },
    async readParts(name, places) {
      const entry = find(name);
      const reach = Math.min(entry?.uncompressedSize ?? 0, maxReach);
      const isThere = ({ start, length }: Place) => start >= 0 && start + length <= reach;
      const there = places.filter(isThere);
      const parts = entry && there.length > 0 ? await unpacking.parts(entry, there) : [];
      return places.map((place) => (isThere(place) ? (parts.shift() ?? null) : null));
    },
    async contains(name, sought) {
      const entry = find(name);
      if (!entry || entry.uncompressedSize > maxReach) return false;
      return unpacking.contains(entry, sought);
    },
  };
}

/**
 * Opens a package for the duration of `use`. Null for a file that is not an archive; never throws because of its
 * content.
 */
export async function withArchive<Found>(
  path: string,
  use: (archive: Archive) => Promise<Found>,
): Promise<Found | null> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    const entries = await tableOf(zip);
    return entries && (await use(archiveOf(zip, entries)));
  } catch {
    return null;
  } finally {
    zip?.close();
  }
}
