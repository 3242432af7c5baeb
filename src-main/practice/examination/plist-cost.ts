import { repeatsInBinary } from './plist-repeats';

const maxDepth = 64;
const containers = { array: 0xa, set: 0xc, dictionary: 0xd };

interface Layout {
  /** Bytes of an offset in the table, and of an object reference. */
  placeSize: number;
  pointerSize: number;
  top: number;
  table: number;
  /** The number of objects. */
  objects: number;
}

function layoutOf(bytes: Buffer): Layout {
  const trailer = bytes.length - 32;
  return {
    placeSize: bytes.readUInt8(trailer + 6),
    pointerSize: bytes.readUInt8(trailer + 7),
    objects: Number(bytes.readBigUInt64BE(trailer + 8)),
    top: Number(bytes.readBigUInt64BE(trailer + 16)),
    table: Number(bytes.readBigUInt64BE(trailer + 24)),
  };
}

/**
 * How many references a container holds and where they begin; a count of fifteen means that the real count follows.
 */
function pointersAt(bytes: Buffer, at: number): { count: number; start: number } {
  const marker = bytes.readUInt8(at);
  const perValue = marker >> 4 === containers.dictionary ? 2 : 1;
  if ((marker & 0xf) !== 0xf) return { count: (marker & 0xf) * perValue, start: at + 1 };
  const size = 1 << (bytes.readUInt8(at + 1) & 0xf);
  return { count: bytes.readUIntBE(at + 2, size) * perValue, start: at + 2 + size };
}

function childrenOf(bytes: Buffer, layout: Layout, pointer: number, most: number): number[] {
  const { placeSize, pointerSize, table } = layout;
  const at = bytes.readUIntBE(table + pointer * placeSize, placeSize);
  if (!Object.values(containers).includes(bytes.readUInt8(at) >> 4)) return [];
  const { count, start } = pointersAt(bytes, at);
  if (count > most) throw new RangeError('too many values');
  return Array.from({ length: count }, (_, place) =>
    bytes.readUIntBE(start + place * pointerSize, pointerSize),
  );
}

/**
 * The number of values in a binary property list, each counted as often as it is referenced. A hundred bytes can nest
 * references so that a reader never ends, or form a cycle: raises RangeError for those, and for more than `most`.
 */
export function costOfBinary(bytes: Buffer, most: number): number {
  const sizes = new Map<number, number>();
  const layout = layoutOf(bytes);
  let looks = 0;

  function sizeOf(pointer: number, depth: number): number {
    looks += 1;
    if (depth > maxDepth || looks > most) throw new RangeError('too much');
    const known = sizes.get(pointer);
    if (known !== undefined) return known;
    let size = 1;
    for (const child of childrenOf(bytes, layout, pointer, most)) size += sizeOf(child, depth + 1);
    sizes.set(pointer, size);
    return size;
  }

  return sizeOf(layout.top, 0);
}

/** Whether one dictionary has a key twice with two values; checked after the cost. */
export function hasRepeatsInBinary(bytes: Buffer): boolean {
  const { placeSize, pointerSize, table, objects } = layoutOf(bytes);
  return repeatsInBinary(bytes, {
    objectAt: (pointer) => bytes.readUIntBE(table + pointer * placeSize, placeSize),
    pointersAt: (at) => pointersAt(bytes, at),
    pointerSize,
    count: objects,
  });
}

/** This many plain characters cost as much as one tag. */
const charactersPerTag = 50;
const begins = /^<(\?xml|!DOCTYPE|plist)/;
/** The parser takes this for text, prints warnings, and takes very long. */
const noTag = /<(?![a-z/!?])/i;

/** The cost of an XML property list, mostly of its tags; infinite for anything that is not XML. */
export function costOfXml(text: string): number {
  if (!begins.test(text) || noTag.test(text)) return Number.POSITIVE_INFINITY;
  let marks = 0;
  for (const mark of ['<', '&'])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) marks += 1;
  return marks + text.length / charactersPerTag;
}
