import { MachOError } from '../mach-o/mach-o-error';
import type { CodeSignature } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import { readPlistDict } from '../plist/read-plist-dict';
import { readCodeDirectory } from './code-directory';
import { readSigner } from './read-signer';
import {
  blobCount,
  blobHeadBytes,
  blobIndexBytes,
  readBlobIndex,
  slots,
  superBlobHeadBytes,
} from './super-blob';

const mostBlobBytes = 1024 * 1024;
/** A code directory goes on with a hash for each page; what is read lies before them. */
const directoryHeadBytes = 4 * 1024;

/** The bytes of a signature, counted from the start of the file. */
interface SignaturePlace {
  start: number;
  size: number;
}

/**
 * Reads what the signature of a slice says while it goes by: identifier, team, entitlements and who
 * signed. What comes back fills up as the parts come. Raises MachOError.
 */
export function readCodeSignature(stream: PassingRanges, place: SignaturePlace): CodeSignature {
  if (place.size < superBlobHeadBytes) throw new MachOError('has a signature that is cut short');
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

/** A signature that cannot be read is the signature's problem; the executable around it may be whole. */
function keepProblem(signature: CodeSignature, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof MachOError)) throw error;
    signature.problem ??= error.message;
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
  if (from > place.size) throw new MachOError('has a signature that is cut short');
  stream.wantWhole(place.start + superBlobHeadBytes, indexBytes, (bytes) =>
    keepProblem(signature, () => {
      for (const { slot, offset } of readBlobIndex(bytes)) {
        if (offset < from || offset + blobHeadBytes > place.size) {
          throw new MachOError('has a signature with parts that are not there');
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
      if (length < blobHeadBytes || length > Math.min(size, mostBlobBytes)) {
        throw new MachOError('has a signature with parts that are not there');
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
