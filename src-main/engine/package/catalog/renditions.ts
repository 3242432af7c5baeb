import { message } from '#shared/words/message';
import type { Rendition, RenditionIdiom } from '../package-contents';
import { CatalogError } from './bom';

/** Attributes of a rendition's key, by CoreUI's numbers. */
const attributes = { idiom: 15, identifier: 17 } as const;

/** A rendition before its facet is looked up. */
export type UnnamedRendition = Omit<Rendition, 'facet'> & { identifier: number };

const maxTokens = 64;
const keyFormatHeadBytes = 12;

/** The attributes of a key, in order. Numbers in a catalog's blocks are little-endian. Throws CatalogError. */
export function readKeyFormat(bytes: Buffer | null): number[] {
  if (bytes === null || bytes.length < keyFormatHeadBytes) {
    throw new CatalogError(message('unreadable.catalog.no-key-format'));
  }
  const count = bytes.readUInt32LE(8);
  if (count > maxTokens || keyFormatHeadBytes + count * 4 > bytes.length) {
    throw new CatalogError(message('unreadable.catalog.key-format'));
  }
  return Array.from({ length: count }, (_, token) =>
    bytes.readUInt32LE(keyFormatHeadBytes + token * 4),
  );
}

/** The identifier that a facet's renditions share; null when it has none. */
export function readFacetIdentifier(value: Buffer): number | null {
  const count = value.length < 6 ? 0 : value.readUInt16LE(4);
  for (let each = 0; each < count; each += 1) {
    const at = 6 + each * 4;
    if (at + 4 > value.length) return null;
    if (value.readUInt16LE(at) === attributes.identifier) return value.readUInt16LE(at + 2);
  }
  return null;
}

/** Bytes of a rendition's header that are read. */
export const renditionHeadBytes = 168;

/** Whether a block is a rendition, whose picture follows the header. */
export function isRendition(block: Buffer): boolean {
  return block.length >= renditionHeadBytes && block.toString('latin1', 0, 4) === 'ISTC';
}

/** Reads a rendition's key and header; null when it isn't one. */
export function readRendition(
  format: readonly number[],
  key: Buffer,
  value: Buffer,
): UnnamedRendition | null {
  if (!isRendition(value)) return null;
  const attribute = (token: number): number => {
    const at = format.indexOf(token) * 2;
    return at >= 0 && at + 2 <= key.length ? key.readUInt16LE(at) : 0;
  };
  const name = value.subarray(40, renditionHeadBytes);
  const end = name.indexOf(0);
  return {
    identifier: attribute(attributes.identifier),
    name: name.toString('utf8', 0, end < 0 ? name.length : end),
    width: value.readUInt32LE(12),
    height: value.readUInt32LE(16),
    scale: value.readUInt32LE(20) / 100,
    kind: kindOf(value),
    idiom: idioms[attribute(attributes.idiom)] ?? 'other',
  };
}

/** Pixel formats of pictures kept in their original form, whose size may be missing in the header; little-endian. */
const foreignFormats: readonly string[] = ['GEPJ', 'FIEH'];

/** CoreUI's layouts: the list of an icon's sizes, and the first value of everything that is no single picture. */
const layouts = { firstOther: 1000, internalReference: 1003, packed: 1004, sizes: 1010 } as const;

function kindOf(head: Buffer): Rendition['kind'] {
  const layout = head.readUInt16LE(36);
  if (layout === layouts.sizes) return 'icon-sizes';
  if (foreignFormats.includes(head.toString('latin1', 24, 28))) return 'packed-picture';
  const isPicture: boolean =
    layout < layouts.firstOther ||
    layout === layouts.internalReference ||
    layout === layouts.packed;
  return isPicture ? 'picture' : 'other';
}

const idioms: readonly RenditionIdiom[] = [
  'universal',
  'phone',
  'pad',
  'tv',
  'car',
  'watch',
  'marketing',
  'mac',
  'vision',
];
