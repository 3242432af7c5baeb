import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** Far above any real app; bounds the time that a hostile archive can take. */
const mostEntries = 200_000;

/** An arrived package as a list of files that can be read. */
export interface Archive {
  /** In the order in which the archive lists them. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Null when there is no such file, or it is larger than `most` bytes. */
  readWhole(name: string, most: number): Promise<Buffer | null>;
  /** So many bytes from the beginning, or fewer when the file is shorter; null when there is none. */
  readStart(name: string, length: number): Promise<Buffer | null>;
}

async function readUpTo(zip: ZipFile, entry: Entry, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the stream, so nothing beyond the bound is ever unpacked.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}

async function list(zip: ZipFile): Promise<Archive | null> {
  if (zip.entryCount > mostEntries) return null;
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async readWhole(name, most) {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > most) return null;
      return readUpTo(zip, entry, most);
    },
    async readStart(name, length) {
      const entry = entries.get(name);
      return entry ? readUpTo(zip, entry, length) : null;
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
    zip = await openPromise(path, { autoClose: false });
    const archive = await list(zip);
    return archive && (await use(archive));
  } catch {
    return null;
  } finally {
    zip?.close();
  }
}
