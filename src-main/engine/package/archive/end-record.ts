import type { FileHandle } from 'node:fs/promises';
import { message } from '#shared/words/message';
import { exportAgain, type Refuse } from '../refusal';
import type { ZipEntry } from './entry';
import { fileBytes } from './file-reader';

const signatures = { wideRecord: 0x06064b50, locator: 0x07064b50, end: 0x06054b50 } as const;
const locatorBytes = 20;
const endBytes = 22;

/** The central directory as it was read. */
interface Table {
  start: number;
  length: number;
  count: number;
}

/**
 * Refuses an end that leaves the location of the central directory ambiguous. Some readers take its offset and
 * some count back from the end by its size; some always look for the zip64 record and some only
 * when a number does not fit. `ending` is everything after the table (APPNOTE 4.3.14 to 4.3.16).
 */
export function refuseLooseEnding(ending: Buffer, table: Table, refuse: Refuse): void {
  const wide = wideFigures(ending, table);
  if (wide !== null && !wide.agree) refuseTwoTables(refuse);
  const end = ending.subarray(wide?.bytes ?? 0);
  if (end.length < endBytes || end.readUInt32LE(0) !== signatures.end) {
    refuse(
      'package-unsafe',
      (name) => message('error.package-unsafe.bytes-before-end-record', { package: name }),
      { whatToDo: exportAgain },
    );
  }
  const narrow = (value: number, real: number, widest: number): boolean =>
    value === real || (wide !== null && value === widest);
  const agrees =
    narrow(end.readUInt16LE(4), 0, 0xffff) &&
    narrow(end.readUInt16LE(6), 0, 0xffff) &&
    narrow(end.readUInt16LE(8), table.count, 0xffff) &&
    narrow(end.readUInt16LE(10), table.count, 0xffff) &&
    narrow(end.readUInt32LE(12), table.length, 0xffffffff) &&
    narrow(end.readUInt32LE(16), wide === null ? asWrapped(table.start) : table.start, 0xffffffff);
  if (!agrees) refuseTwoTables(refuse);
  if (end.includes('PK\x05\x06', endBytes, 'latin1')) {
    refuse(
      'package-unsafe',
      (name) => message('error.package-unsafe.second-end-record', { package: name }),
      { whatToDo: exportAgain },
    );
  }
}

function refuseTwoTables(refuse: Refuse): never {
  return refuse(
    'package-unsafe',
    (name) => message('error.package-unsafe.end-record-differs', { package: name }),
    { whatToDo: exportAgain },
  );
}

/** The zip64 record and its locator, if present: how long both are, and whether they agree with the table. */
function wideFigures(ending: Buffer, table: Table): { bytes: number; agree: boolean } | null {
  if (ending.length < 56 || ending.readUInt32LE(0) !== signatures.wideRecord) return null;
  const recordBytes = 12 + Number(ending.readBigUInt64LE(4));
  const bytes = recordBytes + locatorBytes;
  if (recordBytes < 56 || bytes > ending.length) return { bytes: 0, agree: false };
  const locator = ending.subarray(recordBytes, bytes);
  const agree =
    ending.readUInt32LE(16) === 0 &&
    ending.readUInt32LE(20) === 0 &&
    ending.readBigUInt64LE(24) === BigInt(table.count) &&
    ending.readBigUInt64LE(32) === BigInt(table.count) &&
    ending.readBigUInt64LE(40) === BigInt(table.length) &&
    ending.readBigUInt64LE(48) === BigInt(table.start) &&
    locator.readUInt32LE(0) === signatures.locator &&
    locator.readUInt32LE(4) === 0 &&
    locator.readBigUInt64LE(8) === BigInt(table.start + table.length) &&
    locator.readUInt32LE(16) <= 1;
  return { bytes, agree };
}

/*
 * Xcode packs more than 4 GiB without zip64: every offset is truncated to 32 bits
 * (github.com/fastlane/fastlane/issues/17806, December 2020). The central directory ends the file and the
 * entries are contiguous, so there is one way to read such a file; one that also holds something at
 * the literal offsets is refused, since other readers use those.
 */

const wrap = 2 ** 32;
const entrySignatures = { entry: 0x04034b50, table: 0x02014b50 } as const;

/** Where the central directory lies if it starts at `start` and ends the file. */
export function unwrappedTableStart(start: number, fileSize: number): number {
  return start + Math.max(0, Math.floor((fileSize - endBytes - start) / wrap)) * wrap;
}

/** An offset truncated to 32 bits. */
function asWrapped(offset: number): number {
  return offset % wrap;
}

/** Restores the entries' offsets, in the order of the table. Throws package-* errors. */
export async function unwrapEntries(
  handle: FileHandle,
  table: { entries: ZipEntry[]; start: number; stated: number },
  refuse: Refuse,
): Promise<void> {
  if (table.start === table.stated) return;
  await refuseSecond(handle, table.stated, entrySignatures.table, refuse);
  let [turns, previous] = [0, 0];
  for (const entry of table.entries) {
    const stated = entry.start;
    if (stated + turns * wrap < previous) turns += 1;
    entry.start = stated + turns * wrap;
    previous = entry.start;
    if (turns > 0) await refuseSecond(handle, stated, entrySignatures.entry, refuse);
  }
}

async function refuseSecond(
  handle: FileHandle,
  offset: number,
  signature: number,
  refuse: Refuse,
): Promise<void> {
  const bytes = await fileBytes(handle, offset, 4).catch(() => null);
  if (bytes?.readUInt32LE(0) !== signature) return;
  refuse(
    'package-unsafe',
    (name) => message('error.package-unsafe.ambiguous-offsets', { package: name }),
    {
      whatToDo: exportAgain,
    },
  );
}
