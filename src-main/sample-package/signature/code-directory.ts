import { createHash } from 'node:crypto';
import { bigWords, longs, text } from '../mach-o/words';

/** What a code directory covers besides the code's pages. */
interface SealedParts {
  identifier: string;
  teamId: string;
  /**
   * Blobs and files by their special slot: 1 Info.plist, 2 requirements, 3 CodeResources, 5 entitlements, 7
   * entitlements in DER.
   */
  special: ReadonlyMap<number, Buffer>;
  isMainExecutable: boolean;
}

const version = 0x20400;
const headSize = 88;
const pageBits = 12;
const hashSize = 32;
const specialSlots = 7;

/** A code directory of SHA-256 hashes (cs_blobs.h). */
export function codeDirectory(code: Buffer, parts: SealedParts): Buffer {
  const identifier = text(parts.identifier);
  const team = text(parts.teamId);
  const hashes = [...specialHashes(parts.special), ...pageHashes(code)];
  const teamAt = headSize + identifier.length;
  const hashesAt = teamAt + team.length + specialSlots * hashSize;
  const body = Buffer.concat([
    bigWords(version, 0, hashesAt, headSize, specialSlots, hashes.length - specialSlots),
    bigWords(code.length),
    Buffer.from([hashSize, 2, 0, pageBits]),
    bigWords(0, 0, teamAt, 0, 0, 0),
    longs(0, code.length).swap64(),
    bigWords(0, parts.isMainExecutable ? 1 : 0),
    identifier,
    team,
    ...hashes,
  ]);
  return Buffer.concat([bigWords(0xfade0c02, body.length + 8), body]);
}

function specialHashes(special: ReadonlyMap<number, Buffer>): Buffer[] {
  return Array.from({ length: specialSlots }, (_, index) => {
    const bytes = special.get(specialSlots - index);
    return bytes === undefined ? Buffer.alloc(hashSize) : sha256(bytes);
  });
}

function pageHashes(code: Buffer): Buffer[] {
  const step = 2 ** pageBits;
  return Array.from({ length: Math.ceil(code.length / step) }, (_, index) =>
    sha256(code.subarray(index * step, (index + 1) * step)),
  );
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
