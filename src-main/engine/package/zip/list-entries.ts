import { fromRandomAccessReader, type ZipFile } from 'yauzl';
import { limits } from '../limits';
import type { PackageFile } from '../open-package-file';
import { printable, type Refuse } from '../refusal';
import { unsafeName } from './entry-names';
import { fileBytes } from './file-bytes';
import { FileReader } from './file-reader';
import { refuseDamagedListing, refuseUnopened } from './listing-trouble';
import { type ReadTable, readTable } from './read-table';
import type { ZipEntry } from './zip-entry';

/** The table of contents. */
export interface Listing {
  /** In the file's own order. */
  entries: ZipEntry[];
  /** Offset where the table of contents begins, which is where the last entry must have ended. */
  tableStart: number;
}

const tableSignature = 0x02014b50;
/** What follows a table of contents in every zip: its end record, and little else. */
const mostTableBytes = 48 * 1024 * 1024;

/** Reads the table of contents within its bounds. Ends with package-* trouble. */
export async function listEntries(
  file: PackageFile,
  refuse: Refuse,
  signal?: AbortSignal,
): Promise<Listing> {
  const { handle, size } = file;
  const zip = await openZip(new FileReader(handle), size).catch((error) =>
    refuseUnopened(file, error, refuse),
  );
  if (zip.entryCount > limits.entries) {
    refuse(
      'package-unsafe',
      `claims to hold ${zip.entryCount} files; more than ${limits.entries} are not read.`,
    );
  }
  signal?.throwIfAborted();
  const tableStart = cursorOf(zip);
  const table = await tableBytes(file, tableStart, refuse);
  const { entries, length } = listed(table, zip.entryCount, refuse);
  // A count that is too small would hide entries from this reader that another one sees.
  if (length + 4 <= table.length && table.readUInt32LE(length) === tableSignature)
    refuse('package-unsafe', 'holds more files than its table of contents counts.');
  return { entries, tableStart };
}

function openZip(reader: FileReader, size: number): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    reader.once('error', reject);
    fromRandomAccessReader(reader, size, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

/** Everything from the table on to the end of the file. */
async function tableBytes(
  { handle, size }: PackageFile,
  start: number,
  refuse: Refuse,
): Promise<Buffer> {
  if (start > size) refuse('package-unsafe', 'has its table of contents outside the file.');
  if (size - start > mostTableBytes) {
    refuse('package-unsafe', 'has a table of contents that is larger than any package needs.');
  }
  return fileBytes(handle, start, size - start).catch((error) =>
    refuseDamagedListing(error, refuse),
  );
}

function listed(table: Buffer, count: number, refuse: Refuse): ReadTable {
  try {
    return readTable(table, count, ({ name }) => refuseUnsafeName(name, refuse));
  } catch (error) {
    return refuseDamagedListing(error, refuse);
  }
}

function refuseUnsafeName(name: string, refuse: Refuse): void {
  const complaint = unsafeName(name);
  if (complaint === null) return;
  refuse('package-unsafe', `holds “${printable(name)}”, which ${complaint}.`);
}

/** Where yauzl found the table; its types call it a boolean. */
function cursorOf(zip: ZipFile): number {
  return zip.readEntryCursor as unknown as number;
}
