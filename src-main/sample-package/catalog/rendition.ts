import { gzipSync } from 'node:zlib';
import { text, words } from '../mach-o/words';

/** Attributes that identify an image, by their number in CoreUI. */
const attributes = {
  element: 1,
  part: 2,
  dimension: 8,
  scale: 12,
  idiom: 15,
  identifier: 17,
} as const;

const idioms = {
  universal: 0,
  phone: 1,
  pad: 2,
  tv: 3,
  watch: 5,
  marketing: 6,
  vision: 8,
} as const;

/** One image of an icon. */
export interface IconPicture {
  /** The source file. */
  file: string;
  pixels: number;
  /** Size in pixels; a square when left out. */
  height?: number;
  idiom: keyof typeof idioms;
  scale: number;
  /** `jpeg` for one that stays compressed and has no size, `sizes` for the list of an icon set. */
  stored?: 'jpeg' | 'sizes';
}

const header = { picture: 10, sizes: 1010, part: 220, element: 85 } as const;

/** The order of attributes in a key. */
export const keyOrder = [
  attributes.scale,
  attributes.idiom,
  attributes.dimension,
  attributes.identifier,
  attributes.element,
  attributes.part,
] as const;

/** The key of an image: its attribute values in key order. */
export function renditionKey(picture: IconPicture, place: number, identifier: number): Buffer {
  const values: Record<number, number> = {
    [attributes.scale]: picture.scale,
    [attributes.idiom]: idioms[picture.idiom],
    [attributes.dimension]: place,
    [attributes.identifier]: identifier,
    [attributes.element]: header.element,
    [attributes.part]: header.part,
  };
  return shorts(...keyOrder.map((attribute) => values[attribute] ?? 0));
}

/** The value of a facet's name: the attributes that all of its images share. */
export function facetValue(identifier: number): Buffer {
  const shared = [
    [attributes.element, header.element],
    [attributes.part, header.part],
    [attributes.identifier, identifier],
  ];
  return shorts(0, 0, shared.length, ...shared.flat());
}

/** An image with its header (CoreUI's CSI): a single color, compressed with zlib. */
export function rendition(picture: IconPicture, time: Date): Buffer {
  const { pixels, scale, file, stored } = picture;
  const height = picture.height ?? pixels;
  const isPlain = stored === undefined;
  const content = isPlain ? packedPixels(pixels * height) : Buffer.from('made up');
  const [shownWidth, shownHeight] = isPlain ? [pixels, height] : [0, 0];
  return Buffer.concat([
    Buffer.from('ISTC'),
    words(1, 0, shownWidth, shownHeight, scale * 100),
    stored === 'jpeg' ? Buffer.from('GEPJ') : Buffer.from('BGRA'),
    words(1, Math.floor(time.getTime() / 1000)),
    shorts(stored === 'sizes' ? header.sizes : header.picture, 0),
    text(file, 128),
    words(0, 1, 0, content.length),
    content,
  ]);
}

const packed = new Map<number, Buffer>();
const indigo = Buffer.from([0xc4, 0x5b, 0x3f, 0xff]);

function packedPixels(count: number): Buffer {
  const known = packed.get(count);
  if (known !== undefined) return known;
  const zipped = gzipSync(Buffer.alloc(count * 4, indigo));
  const content = Buffer.concat([Buffer.from('MLEC'), words(0, 2, zipped.length), zipped]);
  packed.set(count, content);
  return content;
}

function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}
