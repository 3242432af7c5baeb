import { message } from '#shared/words/message';
import { UnreadableError } from '../unreadable';

/** Why an asset catalog can't be read. */
export class CatalogError extends UnreadableError {
  override readonly name = 'CatalogError';
}

/** Where a block lies in the file. */
export interface BlockPlace {
  start: number;
  size: number;
}

/** The tables of a BOMStore, the container of asset catalogs; its numbers are big-endian. */
interface BomTables {
  index: BlockPlace;
  names: BlockPlace;
}

export const bomHeaderBytes = 32;
const maxBlocks = 200_000;
const maxNames = 256;

/** Reads where the tables are. Throws CatalogError. */
export function readBomHeader(header: Buffer, fileSize: number): BomTables {
  if (header.length < bomHeaderBytes || header.toString('latin1', 0, 8) !== 'BOMStore') {
    throw new CatalogError(message('unreadable.catalog.other-format'));
  }
  const place = (at: number): BlockPlace => ({
    start: header.readUInt32BE(at),
    size: header.readUInt32BE(at + 4),
  });
  const tables = { index: place(16), names: place(24) };
  for (const { start, size } of [tables.index, tables.names]) {
    if (start < bomHeaderBytes || size < 4 || start + size > fileSize) {
      throw new CatalogError(message('unreadable.catalog.tables-outside'));
    }
  }
  if (tables.index.size > 4 + maxBlocks * 8 + 4096 * 4 || tables.names.size > maxNames * 260) {
    throw new CatalogError(message('unreadable.catalog.tables-too-large'));
  }
  return tables;
}

/** Start of a freed block: there is nothing in it, whatever its size says. */
const unused = 0xffffffff;

/** Reads the locations of all blocks; an unused one has no bytes. Throws CatalogError. */
export function readBlockPlaces(index: Buffer, fileSize: number): BlockPlace[] {
  const count = index.readUInt32BE(0);
  if (count > maxBlocks || 4 + count * 8 > index.length) {
    throw new CatalogError(message('unreadable.catalog.block-count', { count }));
  }
  return Array.from({ length: count }, (_, block) => {
    const start = index.readUInt32BE(4 + block * 8);
    const size = index.readUInt32BE(8 + block * 8);
    if (start === unused) return { start: 0, size: 0 };
    if (start + size > fileSize)
      throw new CatalogError(message('unreadable.catalog.block-outside'));
    return { start, size };
  });
}

/** Reads which block each name refers to. Throws CatalogError. */
export function readBlockNames(names: Buffer): Map<string, number> {
  const count = names.readUInt32BE(0);
  const blocks = new Map<string, number>();
  let at = 4;
  for (let each = 0; each < count; each += 1) {
    if (each > maxNames || at + 5 > names.length)
      throw new CatalogError(message('unreadable.catalog.names'));
    const length = names.readUInt8(at + 4);
    blocks.set(names.toString('latin1', at + 5, at + 5 + length), names.readUInt32BE(at));
    at += 5 + length;
  }
  return blocks;
}

/** The blocks of a store that are held in memory, by number; of a picture only the header. */
export type Blocks = (block: number) => Buffer | null;

/** A pair of a tree: the block numbers of its key and value. */
interface TreePair {
  key: number;
  value: number;
}

const treeBytes = 12;
const nodeHeadBytes = 12;
const maxNodes = 20_000;
const maxLevels = 16;

/** Reads every pair of a tree, from its first leaf to its last. Throws CatalogError. */
export function readTree(blocks: Blocks, block: number): TreePair[] {
  const tree = blocks(block);
  if (tree === null || tree.length < treeBytes || tree.toString('latin1', 0, 4) !== 'tree') {
    throw new CatalogError(message('unreadable.catalog.tree'));
  }
  const pairs: TreePair[] = [];
  let next = firstLeaf(blocks, tree.readUInt32BE(8));
  for (let nodes = 0; next !== 0; nodes += 1) {
    if (nodes > maxNodes) throw new CatalogError(message('unreadable.catalog.endless-tree'));
    const leaf = node(blocks, next);
    pairs.push(...pairsOf(leaf));
    next = leaf.readUInt32BE(4);
  }
  return pairs;
}

/** Follows the first branch at each level. */
function firstLeaf(blocks: Blocks, block: number): number {
  let at = block;
  for (let level = 0; level < maxLevels; level += 1) {
    const bytes = node(blocks, at);
    if (bytes.readUInt16BE(0) !== 0) return at;
    const [first] = pairsOf(bytes);
    if (first === undefined) return at;
    at = first.value;
  }
  throw new CatalogError(message('unreadable.catalog.tree-too-deep'));
}

function node(blocks: Blocks, block: number): Buffer {
  const bytes = blocks(block);
  if (bytes === null || bytes.length < nodeHeadBytes)
    throw new CatalogError(message('unreadable.catalog.tree'));
  return bytes;
}

function pairsOf(bytes: Buffer): TreePair[] {
  const count = bytes.readUInt16BE(2);
  if (nodeHeadBytes + count * 8 > bytes.length)
    throw new CatalogError(message('unreadable.catalog.tree'));
  return Array.from({ length: count }, (_, pair) => ({
    value: bytes.readUInt32BE(nodeHeadBytes + pair * 8),
    key: bytes.readUInt32BE(nodeHeadBytes + pair * 8 + 4),
  }));
}
