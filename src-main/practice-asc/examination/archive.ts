import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isSoundTable, keyOf } from './sound-entries';
import { type Place, Unpacking } from './unpacking';

/** Far above any real app; bounds the time that a hostile archive can take. */
const mostEntries = 200_000;
/** No real executable or catalog comes near it; a file that goes further is not followed. */
const farthest = 2 * 1024 ** 3;

/** An arrived package as a list of files that can be read. */
export interface Archive {
  /** In the order in which the archive lists them. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked bytes of a file; 0 when there is none. */
  sizeOf(name: string): number;
  /** Null when there is no such file, or it is larger than `most` bytes. */
  readWhole(name: string, most: number): Promise<Buffer | null>;
  /** So many bytes from the beginning, or fewer when the file is shorter; null when there is none. */
  readStart(name: string, length: number): Promise<Buffer | null>;
  /** Several parts in one go; null for those that the file does not reach to. */
  readParts(name: string, places: readonly Place[]): Promise<(Buffer | null)[]>;
  /** Whether a file holds these bytes somewhere, however long it is. */
  contains(name: string, sought: Buffer): Promise<boolean>;
}

/** The entries by their names; null when the table of contents is not an honest one. */
async function tableOf(zip: ZipFile): Promise<Map<string, Entry> | null> {
  if (zip.entryCount > mostEntries) return null;
  const list: Entry[] = [];
  for await (const entry of zip.eachEntry()) list.push(entry);
  return isSoundTable(list) ? new Map(list.map((entry) => [keyOf(entry.fileName), entry])) : null;
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
      return entry ? unpacking.start(entry, length) : null;
    },
    async readParts(name, places) {
      const entry = find(name);
      const reach = Math.min(entry?.uncompressedSize ?? 0, farthest);
      const isThere = ({ start, length }: Place) => start >= 0 && start + length <= reach;
      const there = places.filter(isThere);
      const parts = entry && there.length > 0 ? await unpacking.parts(entry, there) : [];
      return places.map((place) => (isThere(place) ? (parts.shift() ?? null) : null));
    },
    async contains(name, sought) {
      const entry = find(name);
      if (!entry || entry.uncompressedSize > farthest) return false;
      return unpacking.contains(entry, sought);
    },
  };
}

/** Opens a package for as long as `use` takes. Null for what is no archive; never throws for what is in the file. */
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
