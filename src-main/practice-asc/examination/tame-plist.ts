/** Far above any Info.plist, with every value counted as often as it is pointed at. */
const mostValues = 200_000;
const deepest = 64;
const containers = { array: 0xa, set: 0xc, dictionary: 0xd };

interface Layout {
  /** Bytes of a place in the table, and of a pointer to an object. */
  placeSize: number;
  pointerSize: number;
  top: number;
  table: number;
}

function layoutOf(bytes: Buffer): Layout {
  const trailer = bytes.length - 32;
  return {
    placeSize: bytes.readUInt8(trailer + 6),
    pointerSize: bytes.readUInt8(trailer + 7),
    top: Number(bytes.readBigUInt64BE(trailer + 16)),
    table: Number(bytes.readBigUInt64BE(trailer + 24)),
  };
}

/** How many pointers a container holds and where they begin; a count of fifteen means that it follows. */
function pointersAt(bytes: Buffer, at: number): { count: number; start: number } {
  const marker = bytes.readUInt8(at);
  const perValue = marker >> 4 === containers.dictionary ? 2 : 1;
  if ((marker & 0xf) !== 0xf) return { count: (marker & 0xf) * perValue, start: at + 1 };
  const size = 1 << (bytes.readUInt8(at + 1) & 0xf);
  return { count: bytes.readUIntBE(at + 2, size) * perValue, start: at + 2 + size };
}

function childrenOf(bytes: Buffer, layout: Layout, pointer: number): number[] {
  const { placeSize, pointerSize, table } = layout;
  const at = bytes.readUIntBE(table + pointer * placeSize, placeSize);
  if (!Object.values(containers).includes(bytes.readUInt8(at) >> 4)) return [];
  const { count, start } = pointersAt(bytes, at);
  if (count > mostValues) throw new RangeError('too many values');
  return Array.from({ length: count }, (_, place) =>
    bytes.readUIntBE(start + place * pointerSize, pointerSize),
  );
}

/**
 * Whether a binary property list stays small when it is read. A hundred bytes can point at each other
 * so often that a reader never ends, or go round in a circle.
 */
export function isTame(bytes: Buffer): boolean {
  const sizes = new Map<number, number>();

  function sizeOf(layout: Layout, pointer: number, depth: number): number {
    if (depth > deepest) throw new RangeError('too deep');
    const known = sizes.get(pointer);
    if (known !== undefined) return known;
    let size = 1;
    for (const child of childrenOf(bytes, layout, pointer))
      size += sizeOf(layout, child, depth + 1);
    sizes.set(pointer, size);
    return size;
  }

  try {
    const layout = layoutOf(bytes);
    return sizeOf(layout, layout.top, 0) <= mostValues;
  } catch {
    return false;
  }
}
