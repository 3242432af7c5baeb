export interface RawBinary {
  offsetBytes?: number;
  referenceBytes?: number;
  count?: bigint;
  root?: bigint;
  tableStart?: bigint;
  offsets?: number[];
}

/** A binary property list of handwritten objects; every number of its trailer may be false. */
export function rawBinaryPlist(objects: readonly Buffer[], more: RawBinary = {}): Buffer {
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const width = more.offsetBytes ?? 2;
  const table = Buffer.alloc(objects.length * width);
  for (const [index, offset] of (more.offsets ?? offsets).entries()) {
    table.writeUIntBE(offset, index * width, width);
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(width, 6);
  trailer.writeUInt8(more.referenceBytes ?? 1, 7);
  trailer.writeBigUInt64BE(more.count ?? BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(more.root ?? 0n, 16);
  trailer.writeBigUInt64BE(more.tableStart ?? BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

export const array = (...references: number[]): Buffer =>
  Buffer.from([0xa0 | references.length, ...references]);

export const dict = (...references: number[]): Buffer =>
  Buffer.from([0xd0 | (references.length / 2), ...references]);

export const ascii = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x50 | text.length]), Buffer.from(text)]);
