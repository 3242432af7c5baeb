/** Says why bytes are not a Mach-O that can be read; the message goes on from “it”. */
export class MachOError extends Error {
  override readonly name = 'MachOError';
}
