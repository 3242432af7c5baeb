import { fromRandomAccessReader, type ZipFile } from 'yauzl';
import { limits } from '../limits';
import { printable, type Refuse } from '../refusal';
import { entryName, unsafeName } from './entry-names';
import { refuseDamagedListing, refuseUnopened } from './listing-trouble';
import type { WindowedReader } from './windowed-reader';
import { type ZipEntry, zipEntry } from './zip-entry';

/** The table of contents. */
export interface Listing {
  zip: ZipFile;
  /** In the file's own order. */
  entries: ZipEntry[];
  /** Offset where the table of contents begins, which is where the last entry must have ended. */
  tableStart: number;
}

const tableSignature = 0x02014b50;

/** Reads the table of contents within its bounds. Ends with package-* trouble. */
export async function listEntries(
  reader: WindowedReader,
  size: number,
  refuse: Refuse,
  signal?: AbortSignal,
): Promise<Listing> {
  const zip = await openZip(reader, size).catch((error) =>
    refuseUnopened(reader, size, error, refuse),
  );
  if (zip.entryCount > limits.entries) {
    refuse(
      'package-unsafe',
      `claims to hold ${zip.entryCount} files; more than ${limits.entries} are not read.`,
    );
  }
  const tableStart = cursorOf(zip);
  const entries = await readTable(zip, refuse, signal).catch((error) =>
    refuseDamagedListing(error, refuse),
  );
  await refuseHiddenEntries(zip, reader, size, refuse);
  return { zip, entries, tableStart };
}

function openZip(reader: WindowedReader, size: number): Promise<ZipFile> {
  // Names are decoded here and not by yauzl, which takes macOS's names for an old code page.
  const options = {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
  };
  return new Promise((resolve, reject) => {
    reader.once('error', reject);
    fromRandomAccessReader(reader, size, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

async function readTable(zip: ZipFile, refuse: Refuse, signal?: AbortSignal): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const deadline = performance.now() + limits.listingTime;
  for await (const raw of zip.eachEntry()) {
    const name = entryName(raw);
    const complaint = unsafeName(name);
    if (complaint !== null)
      refuse('package-unsafe', `holds “${printable(name)}”, which ${complaint}.`);
    entries.push(zipEntry(name, raw));
    if (entries.length % 256 !== 0) continue;
    signal?.throwIfAborted();
    if (performance.now() > deadline)
      refuse('package-unsafe', 'has a table of contents that takes too long to read.');
  }
  return entries;
}

/** A count that is too small would hide entries from this reader that another one sees. */
async function refuseHiddenEntries(
  zip: ZipFile,
  reader: WindowedReader,
  size: number,
  refuse: Refuse,
): Promise<void> {
  const end = cursorOf(zip);
  if (end + 4 > size) return;
  const next = (await reader.bytes(end, 4)).readUInt32LE(0);
  if (next === tableSignature)
    refuse('package-unsafe', 'holds more files than its table of contents counts.');
}

/** yauzl's place in the table of contents; its types call it a boolean. */
function cursorOf(zip: ZipFile): number {
  return zip.readEntryCursor as unknown as number;
}
