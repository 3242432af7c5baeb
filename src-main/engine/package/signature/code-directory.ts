import { MachOError } from '../mach-o/mach-o-error';

/** What a code directory says besides its hashes (cs_blobs.h). */
export interface CodeDirectory {
  identifier: string | null;
  teamId: string | null;
  isAdHoc: boolean;
}

const magic = 0xfade0c02;
const adHocFlag = 0x2;
/** The first version with a team. */
const versionWithTeam = 0x20200;
const smallest = 44;

/** Reads the start of a code directory. Raises MachOError. */
export function readCodeDirectory(bytes: Buffer): CodeDirectory {
  if (bytes.length < smallest || bytes.readUInt32BE(0) !== magic) {
    throw new MachOError('has a signature without a code directory');
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
