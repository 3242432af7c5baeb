import type { FileHandle } from 'node:fs/promises';
import { fileBytes } from './file-bytes';
import type { ZipEntry } from './zip-entry';

const fixedBytes = 30;
const signature = 0x04034b50;

/** What an entry's own header says, which must agree with the table of contents. */
export interface LocalHeader {
  /** As it stands in the file. */
  name: Buffer;
  /** Where the packed bytes begin. */
  contentStart: number;
  /** As many of them as were read along. */
  content: Buffer;
}

/** Reads an entry's own header, and up to `more` bytes along with it. Raises RangeError when there is none. */
export async function localHeader(
  file: FileHandle,
  entry: ZipEntry,
  more = 0,
): Promise<LocalHeader> {
  const named = fixedBytes + entry.nameBytes.length;
  const head = await fileBytes(file, entry.start, named + Math.min(more, entry.packedSize));
  if (head.readUInt32LE(0) !== signature) throw new RangeError('no header is there');
  const nameBytes = head.readUInt16LE(26);
  const headerBytes = fixedBytes + nameBytes + head.readUInt16LE(28);
  return {
    name: head.subarray(fixedBytes, fixedBytes + nameBytes),
    contentStart: entry.start + headerBytes,
    content: head.subarray(headerBytes, headerBytes + entry.packedSize),
  };
}
