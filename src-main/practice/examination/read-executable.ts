import type { SliceFacts } from './package-facts';
import { implementedMethods, pushMethod } from './read-methods';
import { boundNamesIn, listedNamesIn, methodsIn, undefinedNamesIn } from './read-names';
import { readSignature } from './read-signature';
import { readSliceHead, type SliceHead, type SlicePlaces } from './read-slice';
import type { Reading } from './reading';

/** The load commands of a real app end well before this. */
const sliceHead = 256 * 1024;
const magic = { thin: 0xfeedfacf, fat: 0xcafebabe, thin32: 0xfeedface };
/** Real files have one to three. */
const maxSlices = 4;
/** Bytes kept in memory at a time; larger slices are not read. */
const most: SlicePlaces<number> = {
  symbols: 4 * 1024 ** 2,
  names: 64 * 1024 ** 2,
  fixups: 16 * 1024 ** 2,
  bindings: 16 * 1024 ** 2,
  lazyBindings: 16 * 1024 ** 2,
  methods: 16 * 1024 ** 2,
  signature: 16 * 1024 ** 2,
};

/** Where the slices of a file begin (fat.h); null when it is not a Mach-O file. */
function sliceStarts(head: Buffer): number[] | null {
  if (head.length < 32) return null;
  if (head.readUInt32BE(0) === magic.fat) {
    const count = Math.min(head.readUInt32BE(4), maxSlices, Math.floor((head.length - 8) / 20));
    return Array.from({ length: count }, (_, index) => head.readUInt32BE(16 + index * 20));
  }
  const first = head.readUInt32LE(0);
  return first === magic.thin || first === magic.thin32 ? [0] : null;
}

type Parts = SlicePlaces<Buffer | null>;

const nothing: Parts = {
  symbols: null,
  names: null,
  fixups: null,
  bindings: null,
  lazyBindings: null,
  methods: null,
  signature: null,
};

/** Reads what the load commands of a slice refer to, in one pass. */
async function readParts({ archive }: Reading, path: string, head: SliceHead): Promise<Parts> {
  const parts: Parts = { ...nothing };
  const kinds = Object.keys(parts) as (keyof Parts)[];
  const wanted = kinds.flatMap((kind) => {
    const place = head.places[kind];
    return place === null || place.length > most[kind] ? [] : [{ kind, place }];
  });
  const places = wanted.map(({ place }) => place);
  const read = await archive.readParts(path, places);
  for (const [index, { kind }] of wanted.entries()) parts[kind] = read[index] ?? null;
  return parts;
}

function namesIn(parts: Parts, symbolSize: number): ReadonlySet<string> {
  const { symbols, names, fixups, bindings, lazyBindings } = parts;
  return new Set([
    ...(symbols && names ? undefinedNamesIn(symbols, symbolSize, names) : []),
    ...(fixups ? boundNamesIn(fixups) : []),
    ...(bindings ? listedNamesIn(bindings) : []),
    ...(lazyBindings ? listedNamesIn(lazyBindings) : []),
  ]);
}

/** Sections larger than those of any real app are not read. */
const largestSection = 32 * 1024 ** 2;

async function implementedIn({ archive }: Reading, path: string, head: SliceHead) {
  const wanted = head.methodSections.filter(({ length }) => length > 0 && length < largestSection);
  const read = await archive.readParts(path, wanted);
  const held = wanted.flatMap(({ address }, index) => {
    const bytes = read[index];
    return bytes ? [{ address, bytes }] : [];
  });
  const addressOf = (name: string) => wanted.find((section) => section.name === name)?.address;
  return implementedMethods({ base: head.base, parts: held, addressOf });
}

async function readBody(reading: Reading, path: string, head: SliceHead): Promise<SliceFacts> {
  const parts = await readParts(reading, path, head);
  const methods = parts.methods ? methodsIn(parts.methods) : new Set<string>();
  return {
    ...head.facts,
    undefinedNames: namesIn(parts, head.symbolSize),
    methods,
    implemented: methods.has(pushMethod) ? await implementedIn(reading, path, head) : new Set(),
    signature: parts.signature ? readSignature(parts.signature, reading.plists) : null,
  };
}

/** Reads an executable (Mach-O) slice by slice; null when it is not one. */
export async function readExecutable(reading: Reading, path: string): Promise<SliceFacts[] | null> {
  const { archive } = reading;
  const head = await archive.readStart(path, sliceHead);
  const starts = head && sliceStarts(head);
  if (!starts) return null;
  const size = archive.sizeOf(path);
  const places = starts.map((start) => ({ start, length: Math.min(sliceHead, size - start) }));
  const heads =
    starts.length > 1 || starts[0] !== 0 ? await archive.readParts(path, places) : [head];
  const slices: SliceFacts[] = [];
  for (const [index, bytes] of heads.entries()) {
    const slice = bytes && readSliceHead(bytes, starts[index] ?? 0);
    if (slice) slices.push(await readBody(reading, path, slice));
  }
  return slices.length > 0 ? slices : null;
}
