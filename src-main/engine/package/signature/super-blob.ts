import { MachOError } from '../mach-o/mach-o-error';

/** A part of a signature: its slot and where it begins, counted from the signature's start (cs_blobs.h). */
export interface BlobIndex {
  slot: number;
  offset: number;
}

/** Magic, length and count, all big-endian. */
export const superBlobHeadBytes = 12;
export const blobIndexBytes = 8;
export const blobHeadBytes = 8;

export const slots = { codeDirectory: 0, entitlements: 5, signature: 0x10000 } as const;

const superBlobMagic = 0xfade0cc0;
const mostBlobs = 32;

/** How many parts a signature has. Raises MachOError. */
export function blobCount(head: Buffer): number {
  if (head.readUInt32BE(0) !== superBlobMagic) {
    throw new MachOError('has a signature of an unknown form');
  }
  const count = head.readUInt32BE(8);
  if (count > mostBlobs) throw new MachOError(`has a signature that claims ${count} parts`);
  return count;
}

export function readBlobIndex(bytes: Buffer): BlobIndex[] {
  const index: BlobIndex[] = [];
  for (let at = 0; at + blobIndexBytes <= bytes.length; at += blobIndexBytes) {
    index.push({ slot: bytes.readUInt32BE(at), offset: bytes.readUInt32BE(at + 4) });
  }
  return index;
}
