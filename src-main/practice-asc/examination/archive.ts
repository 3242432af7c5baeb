import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** Far above any real app; bounds the time that a hostile archive can take. */
const mostEntries = 200_000;
/** No real executable or catalog comes near it; a file that goes further is not followed. */
const farthest = 2 * 1024 ** 3;

/** An arrived package as a list of files that can be read. */
export interface Archive {
  /** In the order in which the archive lists them. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Null when there is no such file, or it is larger than `most` bytes. */
  readWhole(name: string, most: number): Promise<Buffer | null>;
  /** So many bytes from the beginning, or fewer when the file is shorter; null when there is none. */
  readStart(name: string, length: number): Promise<Buffer | null>;
  /** So many bytes from a place on; null when the file does not reach so far. */
  readPart(name: string, start: number, length: number): Promise<Buffer | null>;
  /** Whether a file holds these bytes somewhere, however long it is. */
  contains(name: string, sought: Buffer): Promise<boolean>;
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

/** Unpacks as far as it has to, and keeps only what was asked for. */
async function readFrom(
  zip: ZipFile,
  entry: Entry,
  start: number,
  length: number,
): Promise<Buffer> {
  const kept: Buffer[] = [];
  let at = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Buffer;
    if (at + bytes.length > start)
      kept.push(bytes.subarray(Math.max(0, start - at), Math.max(0, start + length - at)));
    at += bytes.length;
    if (at >= start + length) break;
  }
  return Buffer.concat(kept);
}

async function search(zip: ZipFile, entry: Entry, sought: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = Buffer.concat([tail, chunk as Buffer]);
    if (bytes.includes(sought)) return true;
    tail = bytes.subarray(Math.max(0, bytes.length - sought.length + 1));
  }
  return false;
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
    async readPart(name, start, length) {
      const entry = entries.get(name);
      const end = start + length;
      if (!entry || end > entry.uncompressedSize || end > farthest) return null;
      return readFrom(zip, entry, start, length);
    },
    async contains(name, sought) {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > farthest) return false;
      return search(zip, entry, sought);
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
