import type { Entry } from 'yauzl';

/** One line of the zip's table of contents. */
export interface ZipEntry {
  /** Path inside the package, NFC; a folder's ends with a slash. */
  name: string;
  /** Bytes as they lie in the file. */
  packedSize: number;
  /** Bytes after unpacking, as the table of contents claims. */
  size: number;
  /** Offset of the entry's own header. */
  start: number;
  /** Whether the entry is a symbolic link, by its Unix mode. */
  isLink: boolean;
  /** What yauzl read. */
  raw: Entry;
}

const fileTypeMask = 0xf000;
const linkType = 0xa000;

export function zipEntry(name: string, raw: Entry): ZipEntry {
  return {
    name,
    packedSize: raw.compressedSize,
    size: raw.uncompressedSize,
    start: raw.relativeOffsetOfLocalHeader,
    isLink: ((raw.externalFileAttributes >>> 16) & fileTypeMask) === linkType,
    raw,
  };
}
