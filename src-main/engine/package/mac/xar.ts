import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { message } from '#shared/words/message';
import { fileBytes } from '../archive/file-reader';
import type { PackageFile } from '../package-file';
import { UnreadableError } from '../unreadable';
import { readTable, type XarTable } from './xar-table';
import { readXml, type XmlElement } from './xml';

/** Bytes of the fixed part of the header, and of a header with the name of a checksum behind it. */
const headerBytes = { least: 28, most: 64 } as const;
/** Bytes of the table of contents. Those of product archives have a few dozen kilobytes, certificates included. */
const tableBytes = { packed: 1024 * 1024, unpacked: 4 * 1024 * 1024 } as const;

/** A flat installer package, which is a xar archive: header, compressed table of contents, and a heap with the files. */
export interface XarArchive extends XarTable {
  handle: FileHandle;
  /** The table of contents as it is stored: what the signature covers. */
  packedTable: Buffer;
  /** The algorithm of its checksum and of the signature, as node:crypto names it. */
  digest: string;
}

/** Whether a file begins as a xar archive does. */
export function isXar(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'xar!';
}

/** Reads the table of contents and verifies its checksum. Throws UnreadableError, or RangeError for a file that ends early. */
export async function openXar({ handle, size }: PackageFile): Promise<XarArchive> {
  const header = await fileBytes(handle, 0, headerBytes.least);
  const start = header.readUInt16BE(4);
  if (header.readUInt16BE(6) !== 1)
    throw new UnreadableError(
      message('unreadable.xar.version', { version: header.readUInt16BE(6) }),
    );
  if (start < headerBytes.least || start > headerBytes.most) throw damaged();
  const packedSize = Number(header.readBigUInt64BE(8));
  const unpackedSize = Number(header.readBigUInt64BE(16));
  if (packedSize > tableBytes.packed || unpackedSize > tableBytes.unpacked)
    throw new UnreadableError(message('unreadable.xar.table-too-large'));
  const packedTable = await fileBytes(handle, start, packedSize);
  const root = readXml(inflated(packedTable, unpackedSize).toString('utf8'));
  const heapStart = start + packedSize;
  const table = readTable(root, { start: heapStart, end: size });
  const algorithm = header.readUInt32BE(24);
  const digest = await verifyTable(handle, packedTable, { root, heapStart, algorithm });
  return { ...table, handle, packedTable, digest };
}

function damaged(): UnreadableError {
  return new UnreadableError(message('unreadable.xar.damaged'));
}

function inflated(packed: Buffer, size: number): Buffer {
  let result: { buffer: Buffer; engine: { bytesWritten: number } };
  try {
    result = inflateSync(packed, { maxOutputLength: size + 1, info: true }) as never;
  } catch {
    throw damaged();
  }
  if (result.buffer.length !== size || result.engine.bytesWritten !== packed.length)
    throw damaged();
  return result.buffer;
}

/** `cksum_alg` of xar.h by what the table calls it; 3 stands for any that is named. */
const algorithms: Readonly<Record<string, number>> = { sha1: 1, md5: 2, sha256: 3, sha512: 3 };
const lengths: Readonly<Record<string, number>> = { sha1: 20, md5: 16, sha256: 32, sha512: 64 };

interface CheckedTable {
  root: XmlElement;
  heapStart: number;
  algorithm: number;
}

/** The checksum is over the compressed table, and lies in the heap. Returns its algorithm. */
async function verifyTable(
  handle: FileHandle,
  packed: Buffer,
  { root, heapStart, algorithm }: CheckedTable,
): Promise<string> {
  const checksum = root.children[0]?.children.find(({ name }) => name === 'checksum');
  const style = checksum?.attributes.get('style')?.toLowerCase() ?? '';
  const [at, size] = ['offset', 'size'].map((name) =>
    Number(checksum?.children.find((child) => child.name === name)?.text ?? Number.NaN),
  );
  if (algorithms[style] !== algorithm || size !== lengths[style] || !Number.isSafeInteger(at))
    throw new UnreadableError(message('unreadable.xar.no-checksum'));
  const stored = await fileBytes(handle, heapStart + (at ?? 0), size ?? 0);
  if (!createHash(style).update(packed).digest().equals(stored))
    throw new UnreadableError(message('unreadable.xar.checksum'));
  return style;
}
