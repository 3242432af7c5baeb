/** One entry of the zip's table of contents. */
export interface ZipEntry {
  /** Path inside the package, NFC; a folder's ends with a slash. */
  name: string;
  /** The path as stored in the file. */
  nameBytes: Buffer;
  /** Packed bytes in the file. */
  packedSize: number;
  /** Bytes after unpacking, as the central directory claims. */
  size: number;
  /** CRC-32 of the unpacked bytes, as claimed. */
  checksum: number;
  /** 0 is stored and 8 deflated; packages use no other methods. */
  method: number;
  /** General purpose flags, as stored in the central directory. */
  flags: number;
  isEncrypted: boolean;
  /** Offset of the entry's local header. */
  start: number;
  /** Whether the entry is a symbolic link, by its Unix mode. */
  isLink: boolean;
  /** Unix mode with the file type; null when the entry was not made on Unix. */
  mode: number | null;
}
