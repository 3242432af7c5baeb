/** Real catalogs have far fewer blocks, names and members. */
const maxMembers = 100_000;
const maxLeaves = 10_000;
const storeStart = 'BOMStore';
const pictureStart = 'ISTC';
const attributeIdentifier = 17;
/** The layout of a rendition that only lists the sizes of an icon (CoreUI). */
const sizesLayout = 1010;

/** The numbered blocks of a catalog, and the numbers of the named ones (BOM store). */
interface Store {
  block(number: number): Buffer;
  named(name: string): Buffer;
}

function openStore(bytes: Buffer): Store {
  const index = bytes.readUInt32BE(16);
  const names = bytes.readUInt32BE(24);
  const block = (number: number) => {
    const at = index + 4 + number * 8;
    const start = bytes.readUInt32BE(at);
    return bytes.subarray(start, start + bytes.readUInt32BE(at + 4));
  };
  const named = (name: string) => {
    const count = Math.min(bytes.readUInt32BE(names), maxMembers);
    for (let at = names + 4, left = count; left > 0; left -= 1) {
      const length = bytes.readUInt8(at + 4);
      if (bytes.toString('latin1', at + 5, at + 5 + length) === name)
        return block(bytes.readUInt32BE(at));
      at += 5 + length;
    }
    throw new RangeError('a catalog without that name');
  };
  return { block, named };
}

/** The members of a tree: starting at the first leaf, each leaf links to the next. */
function* membersOf(store: Store, tree: string): Generator<{ key: Buffer; value: Buffer }> {
  let node = store.block(store.named(tree).readUInt32BE(8));
  let members = 0;
  for (let leaves = 0; leaves < maxLeaves; leaves += 1) {
    // A branch begins with its first child, which leads to the first leaf.
    if (node.readUInt16BE(0) === 0) {
      node = store.block(node.readUInt32BE(12));
      continue;
    }
    const count = node.readUInt16BE(2);
    members += count;
    if (members > maxMembers) throw new RangeError('a catalog without an end');
    for (let at = 12; at < 12 + count * 8; at += 8) {
      const [value, key] = [node.readUInt32BE(at), node.readUInt32BE(at + 4)];
      yield { key: store.block(key), value: store.block(value) };
    }
    const next = node.readUInt32BE(4);
    if (next === 0) return;
    node = store.block(next);
  }
}

/** The identifier that all images of a name share; null when the catalog does not have the name. */
function identifierOf(store: Store, name: string): number | null {
  for (const { key, value } of membersOf(store, 'FACETKEYS')) {
    if (key.toString('utf8') !== name) continue;
    const count = value.readUInt16LE(4);
    for (let at = 6; at < 6 + count * 4; at += 4)
      if (value.readUInt16LE(at) === attributeIdentifier) return value.readUInt16LE(at + 2);
  }
  return null;
}

/** Which of the numbers in an image's key is the identifier. */
function placeOfIdentifier(store: Store): number {
  const format = store.named('KEYFORMAT');
  const count = Math.min(format.readUInt32LE(8), 64);
  const order = Array.from({ length: count }, (_, index) => format.readUInt32LE(12 + index * 4));
  return order.indexOf(attributeIdentifier) * 2;
}

/**
 * The widths of the square images that an asset catalog has under a name, 0 for an entry without a size or image;
 * null when the catalog cannot be read, which does not make it invalid.
 */
export function pictureSizes(bytes: Buffer, name: string): number[] | null {
  try {
    if (bytes.toString('latin1', 0, storeStart.length) !== storeStart) return null;
    const store = openStore(bytes);
    const identifier = identifierOf(store, name);
    const place = placeOfIdentifier(store);
    if (identifier === null || place < 0) return [];
    const sizes: number[] = [];
    for (const { key, value } of membersOf(store, 'RENDITIONS')) {
      if (key.readUInt16LE(place) !== identifier) continue;
      if (value.toString('latin1', 0, 4) !== pictureStart) continue;
      if (value.readUInt16LE(36) === sizesLayout) continue;
      const [width, height] = [value.readUInt32LE(12), value.readUInt32LE(16)];
      if (width === height) sizes.push(width);
    }
    return sizes;
  } catch {
    return null;
  }
}
