import { gzipSync } from 'node:zlib';
import { text, words } from '../mach-o/words';

/** Attributes that a picture is found by, by their number in CoreUI. */
export const attributes = {
  element: 1,
  part: 2,
  dimension: 8,
  scale: 12,
  idiom: 15,
  identifier: 17,
} as const;

export const idioms = { universal: 0, phone: 1, pad: 2, tv: 3, watch: 5, marketing: 6 } as const;

/** One picture of an icon. */
export interface IconPicture {
  /** The file that it was made from. */
  file: string;
  pixels: number;
  idiom: keyof typeof idioms;
  scale: number;
}

const header = { picture: 10, part: 220, element: 85 } as const;

/** The order in which a key lists its attributes. */
export const keyOrder = [
  attributes.scale,
  attributes.idiom,
  attributes.dimension,
  attributes.identifier,
  attributes.element,
  attributes.part,
] as const;

/** The key of a picture: the values of its attributes in that order. */
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

/** What the name of a facet leads to: the attributes that all of its pictures share. */
export function facetValue(identifier: number): Buffer {
  const shared = [
    [attributes.element, header.element],
    [attributes.part, header.part],
    [attributes.identifier, identifier],
  ];
  return shorts(0, 0, shared.length, ...shared.flat());
}

/** A picture with its header (CoreUI's CSI): evenly coloured, packed with zlib. */
export function rendition(picture: IconPicture, time: Date): Buffer {
  const { pixels, scale, file } = picture;
  const content = packedPixels(pixels);
  return Buffer.concat([
    Buffer.from('ISTC'),
    words(1, 0, pixels, pixels, scale * 100),
    Buffer.from('BGRA'),
    words(1, Math.floor(time.getTime() / 1000)),
    shorts(header.picture, 0),
    text(file, 128),
    words(0, 1, 0, content.length),
    content,
  ]);
}

const packed = new Map<number, Buffer>();
const indigo = Buffer.from([0xc4, 0x5b, 0x3f, 0xff]);

function packedPixels(pixels: number): Buffer {
  const known = packed.get(pixels);
  if (known !== undefined) return known;
  const zipped = gzipSync(Buffer.alloc(pixels * pixels * 4, indigo));
  const content = Buffer.concat([Buffer.from('MLEC'), words(0, 2, zipped.length), zipped]);
  packed.set(pixels, content);
  return content;
}

function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}
