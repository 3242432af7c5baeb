/** Says why bytes are not an asset catalog that can be read; the message goes on from “it”. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** Where a block lies in the file. */
export interface BlockPlace {
  start: number;
  size: number;
}

/** The tables of a BOMStore, the container of asset catalogs; its figures are big-endian. */
export interface BomTables {
  index: BlockPlace;
  names: BlockPlace;
}

export const bomHeaderBytes = 32;
const mostBlocks = 200_000;
const mostNames = 256;

/** Reads where the tables are. Raises CatalogError. */
export function readBomHeader(header: Buffer, fileSize: number): BomTables {
  if (header.length < bomHeaderBytes || header.toString('latin1', 0, 8) !== 'BOMStore') {
    throw new CatalogError('is not an asset catalog');
  }
  const place = (at: number): BlockPlace => ({
    start: header.readUInt32BE(at),
    size: header.readUInt32BE(at + 4),
  });
  const tables = { index: place(16), names: place(24) };
  for (const { start, size } of [tables.index, tables.names]) {
    if (start < bomHeaderBytes || size < 4 || start + size > fileSize) {
      throw new CatalogError('has its tables outside the file');
    }
  }
  if (tables.index.size > 4 + mostBlocks * 8 + 4096 * 4 || tables.names.size > mostNames * 260) {
    throw new CatalogError('has tables that are too large');
  }
  return tables;
}

/** Reads the places of all blocks; an unused one has no bytes. Raises CatalogError. */
export function readBlockPlaces(index: Buffer, fileSize: number): BlockPlace[] {
  const count = index.readUInt32BE(0);
  if (count > mostBlocks || 4 + count * 8 > index.length) {
    throw new CatalogError(`claims ${count} blocks`);
  }
  return Array.from({ length: count }, (_, block) => {
    const start = index.readUInt32BE(4 + block * 8);
    const size = index.readUInt32BE(8 + block * 8);
    if (start + size > fileSize) throw new CatalogError('has blocks outside the file');
    return { start, size };
  });
}

/** Reads which block each name stands for. Raises CatalogError. */
export function readBlockNames(names: Buffer): Map<string, number> {
  const count = names.readUInt32BE(0);
  const blocks = new Map<string, number>();
  let at = 4;
  for (let each = 0; each < count; each += 1) {
    if (each > mostNames || at + 5 > names.length) throw new CatalogError('has damaged names');
    const length = names.readUInt8(at + 4);
    blocks.set(names.toString('latin1', at + 5, at + 5 + length), names.readUInt32BE(at));
    at += 5 + length;
  }
  return blocks;
}
