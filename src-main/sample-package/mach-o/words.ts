/** Little-endian 32-bit words, as in Mach-O files and asset catalogs. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** Little-endian 64-bit words. */
export function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8);
  return bytes;
}

/** Big-endian 32-bit words, as in signatures and the tables of fat files. */
export function bigWords(...values: readonly number[]): Buffer {
  return words(...values).swap32();
}

/** A zero-terminated text, or one padded with zeros to a width. */
export function text(value: string, width = Buffer.byteLength(value) + 1): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.write(value, 'utf8');
  return bytes;
}

/** The next multiple of `step` that is at least `size`. */
export function roundedUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}

export function padded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}
