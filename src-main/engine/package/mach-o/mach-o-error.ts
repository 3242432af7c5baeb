/** Says why bytes are not a Mach-O that can be read; the message goes on from “it”. */
export class MachOError extends Error {
  override readonly name = 'MachOError';
}

/** What a file is told that is no Mach-O at all. */
export const notMachO = {
  other: 'is not a Mach-O',
  archive: 'is a static library',
  short: 'is too short for an executable',
} as const;
