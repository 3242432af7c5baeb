import { CatalogError } from './bom-store';

/** The held blocks of a store by their number; a picture is held in part. */
export type Blocks = (block: number) => Buffer | null;

/** A pair of a tree: the numbers of the blocks that hold key and value. */
export interface TreePair {
  key: number;
  value: number;
}

const treeBytes = 12;
const nodeHeadBytes = 12;
const mostNodes = 20_000;
const mostLevels = 16;

/** Reads every pair of a tree, from its first leaf to its last. Raises CatalogError. */
export function readTree(blocks: Blocks, block: number): TreePair[] {
  const tree = blocks(block);
  if (tree === null || tree.length < treeBytes || tree.toString('latin1', 0, 4) !== 'tree') {
    throw new CatalogError('has a damaged tree');
  }
  const pairs: TreePair[] = [];
  let next = firstLeaf(blocks, tree.readUInt32BE(8));
  for (let nodes = 0; next !== 0; nodes += 1) {
    if (nodes > mostNodes) throw new CatalogError('has a tree without end');
    const leaf = node(blocks, next);
    pairs.push(...pairsOf(leaf));
    next = leaf.readUInt32BE(4);
  }
  return pairs;
}

/** Follows the first branch of each level down. */
function firstLeaf(blocks: Blocks, block: number): number {
  let at = block;
  for (let level = 0; level < mostLevels; level += 1) {
    const bytes = node(blocks, at);
    if (bytes.readUInt16BE(0) !== 0) return at;
    const [first] = pairsOf(bytes);
    if (first === undefined) return at;
    at = first.value;
  }
  throw new CatalogError('has a tree that is nested too deep');
}

function node(blocks: Blocks, block: number): Buffer {
  const bytes = blocks(block);
  if (bytes === null || bytes.length < nodeHeadBytes) throw new CatalogError('has a damaged tree');
  return bytes;
}

function pairsOf(bytes: Buffer): TreePair[] {
  const count = bytes.readUInt16BE(2);
  if (nodeHeadBytes + count * 8 > bytes.length) throw new CatalogError('has a damaged tree');
  return Array.from({ length: count }, (_, pair) => ({
    value: bytes.readUInt32BE(nodeHeadBytes + pair * 8),
    key: bytes.readUInt32BE(nodeHeadBytes + pair * 8 + 4),
  }));
}
