import { message } from '#shared/words/message';
import { MachOError } from '../mach-o/format';
import type { CodeSignature } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import { readPlistDict } from '../plist/read-plist';
import { readSigner } from './certificates';

/** A blob of a signature: its slot and its start, relative to the signature's start (cs_blobs.h). */
interface BlobIndex {
  slot: number;
  offset: number;
}

/** Magic, length and count, all big-endian. */
const superBlobHeadBytes = 12;
const blobIndexBytes = 8;
const blobHeadBytes = 8;

const slots = { codeDirectory: 0, entitlements: 5, signature: 0x10000 } as const;

const superBlobMagic = 0xfade0cc0;
const maxBlobs = 32;

/** How many blobs a signature has. Throws MachOError. */
function blobCount(head: Buffer): number {
  if (head.readUInt32BE(0) !== superBlobMagic) {
    throw new MachOError(message('unreadable.signature.unknown-format'));
  }
  const count = head.readUInt32BE(8);
  if (count > maxBlobs)
    throw new MachOError(
      message('unreadable.signature.too-many-parts', { count, limit: maxBlobs }),
    );
  return count;
}

function readBlobIndex(bytes: Buffer): BlobIndex[] {
  const index: BlobIndex[] = [];
  for (let at = 0; at + blobIndexBytes <= bytes.length; at += blobIndexBytes) {
    index.push({ slot: bytes.readUInt32BE(at), offset: bytes.readUInt32BE(at + 4) });
  }
  return index;
}

/** A code directory without its hashes (cs_blobs.h). */
interface CodeDirectory {
  identifier: string | null;
  teamId: string | null;
  isAdHoc: boolean;
}

const magic = 0xfade0c02;
const adHocFlag = 0x2;
/** The first version with a team. */
const versionWithTeam = 0x20200;
const smallest = 44;

/** Reads the start of a code directory. Throws MachOError. */
function readCodeDirectory(bytes: Buffer): CodeDirectory {
  if (bytes.length < smallest || bytes.readUInt32BE(0) !== magic) {
    throw new MachOError(message('unreadable.signature.no-directory'));
  }
  const version = bytes.readUInt32BE(8);
  const hasTeam = version >= versionWithTeam && bytes.length >= 52;
  return {
    identifier: textAt(bytes, bytes.readUInt32BE(20)),
    teamId: hasTeam ? textAt(bytes, bytes.readUInt32BE(48)) : null,
    isAdHoc: (bytes.readUInt32BE(12) & adHocFlag) !== 0,
  };
}

function textAt(bytes: Buffer, at: number): string | null {
  if (at < smallest || at >= bytes.length) return null;
  const end = bytes.indexOf(0, at);
  return end <= at ? null : bytes.toString('utf8', at, end);
}

const maxBlobBytes = 1024 * 1024;
/** A code directory continues with a hash for each page; everything read comes before them. */
const directoryHeadBytes = 4 * 1024;

/** The bytes of a signature, relative to the start of the file. */
interface SignaturePlace {
  start: number;
  size: number;
}

/**
 * Reads the signature of a streamed slice: identifier, team, entitlements and
 * signer. The returned object is filled as the bytes arrive. Throws MachOError.
 */
export function readCodeSignature(stream: PassingRanges, place: SignaturePlace): CodeSignature {
  if (place.size < superBlobHeadBytes)
    throw new MachOError(message('unreadable.signature.truncated'));
  const signature = nothingSaid();
  stream.wantWhole(place.start, superBlobHeadBytes, (head) =>
    keepProblem(signature, () => readIndex(stream, place, blobCount(head), signature)),
  );
  return signature;
}

function nothingSaid(): CodeSignature {
  return {
    identifier: null,
    teamId: null,
    isAdHoc: false,
    entitlements: { state: 'absent' },
    signer: null,
    problem: null,
  };
}

/** A signature that can't be read is a problem of the signature; the executable may still be intact. */
function keepProblem(signature: CodeSignature, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof MachOError)) throw error;
    signature.problem ??= error.problem;
  }
}

function readIndex(
  stream: PassingRanges,
  place: SignaturePlace,
  count: number,
  signature: CodeSignature,
): void {
  const indexBytes = count * blobIndexBytes;
  const from = superBlobHeadBytes + indexBytes;
  if (from > place.size) throw new MachOError(message('unreadable.signature.truncated'));
  stream.wantWhole(place.start + superBlobHeadBytes, indexBytes, (bytes) =>
    keepProblem(signature, () => {
      for (const { slot, offset } of readBlobIndex(bytes)) {
        if (offset < from || offset + blobHeadBytes > place.size) {
          throw new MachOError(message('unreadable.signature.part-outside'));
        }
        const blob = { start: place.start + offset, size: place.size - offset };
        readBlob(stream, blob, slot, signature);
      }
    }),
  );
}

function readBlob(
  stream: PassingRanges,
  { start, size }: SignaturePlace,
  slot: number,
  signature: CodeSignature,
): void {
  if (slot === slots.codeDirectory) {
    stream.wantWhole(start, Math.min(size, directoryHeadBytes), (bytes) =>
      keepProblem(signature, () => void Object.assign(signature, readCodeDirectory(bytes))),
    );
  }
  const use = uses[slot];
  if (use === undefined) return;
  stream.wantWhole(start, blobHeadBytes, (head) =>
    keepProblem(signature, () => {
      const length = head.readUInt32BE(4);
      if (length < blobHeadBytes || length > Math.min(size, maxBlobBytes)) {
        throw new MachOError(message('unreadable.signature.part-outside'));
      }
      stream.wantWhole(start + blobHeadBytes, length - blobHeadBytes, (bytes) =>
        keepProblem(signature, () => use(signature, bytes)),
      );
    }),
  );
}

const uses: Readonly<Record<number, (signature: CodeSignature, bytes: Buffer) => void>> = {
  [slots.entitlements]: (signature, bytes) => {
    signature.entitlements = readPlistDict(bytes);
  },
  // An ad hoc signature has an empty one.
  [slots.signature]: (signature, bytes) => {
    if (bytes.length > 0) signature.signer = readSigner(bytes);
  },
};
