import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';

/** Size of the data descriptor that a streaming writer puts after an entry, in bytes. */
const trailers: readonly number[] = [12, 16, 20, 24];
const sizesFollow = 0x08;
const encryption = 0x2041;
const wideSize = 0xffffffff;

function isAsListed(header: LocalFileHeader, entry: Entry): boolean {
  const flags = header.generalPurposeBitFlag;
  const canFollow = (flags & sizesFollow) !== 0;
  const fits = (own: number, listed: number) =>
    own === listed || (canFollow && own === 0) || own === wideSize;
  return (
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    ((flags ^ entry.generalPurposeBitFlag) & encryption) === 0 &&
    fits(header.uncompressedSize, entry.uncompressedSize) &&
    fits(header.compressedSize, entry.compressedSize) &&
    (header.crc32 === entry.crc32 || (canFollow && header.crc32 === 0))
  );
}

/**
 * Whether the entries follow each other from the first byte to the central directory, each with a local header that
 * agrees with it. A streaming reader never sees the directory.
 */
export async function isValidLayout(
  zip: ZipFile,
  entries: readonly Entry[],
  tableStart: number,
): Promise<boolean> {
  const sorted = [...entries].sort(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  let canTrail = false;
  const follows = (start: number) => start === end || (canTrail && trailers.includes(start - end));
  for (const entry of sorted) {
    if (!follows(entry.relativeOffsetOfLocalHeader)) return false;
    const header = await zip.readLocalFileHeaderPromise(entry);
    if (!isAsListed(header, entry)) return false;
    end = header.fileDataStart + entry.compressedSize;
    canTrail = (header.generalPurposeBitFlag & sizesFollow) !== 0;
  }
  return follows(tableStart);
}
