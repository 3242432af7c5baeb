import { message } from '#shared/words/message';
import type { ZipEntry } from '../archive/entry';
import { bundleAround } from '../find-bundles';
import { limits } from '../limits';
import type { OpenedArchive } from '../open-package';
import type { AssetCatalog, PackageBundle, Rendition } from '../package-contents';
import { PassedError, PassingRanges } from '../passing-ranges';
import {
  type BlockPlace,
  type Blocks,
  bomHeaderBytes,
  CatalogError,
  readBlockNames,
  readBlockPlaces,
  readBomHeader,
  readTree,
} from './bom';
import {
  isRendition,
  readFacetIdentifier,
  readKeyFormat,
  readRendition,
  renditionHeadBytes,
  type UnnamedRendition,
} from './renditions';

/** Reads the asset catalogs of all bundles. Throws package-* errors. */
export async function readCatalogs(
  opened: OpenedArchive,
  bundles: readonly PackageBundle[],
  expect: (packedBytes: number) => void,
): Promise<AssetCatalog[]> {
  const { zip, appPath } = opened;
  const paths = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const catalogs: AssetCatalog[] = [];
  for (const entry of zip.entries.values()) {
    if (!entry.name.startsWith(appPath) || !entry.name.endsWith('/Assets.car')) continue;
    expect(entry.packedSize * 2);
    const bundle = bundleAround(entry.name, paths) ?? appPath;
    catalogs.push({ path: entry.name, bundle, ...(await readOne(opened, entry)) });
  }
  return catalogs;
}

async function readOne(opened: OpenedArchive, entry: ZipEntry) {
  const none = { facets: new Set<string>(), renditions: [] };
  if (entry.isLink) return { ...none, problem: message('unreadable.symbolic-link') };
  try {
    const read = await readCatalog(await passesOf(opened, entry), entry.size);
    return { ...read, problem: null };
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return { ...none, problem: error.problem };
  }
}

/** A small catalog is unpacked once and held; a large one is unpacked for each pass. */
async function passesOf({ zip, signal }: OpenedArchive, entry: ZipEntry): Promise<Passes> {
  const stream: Passes = (take) =>
    zip.stream(entry, (bytes) => {
      signal?.throwIfAborted();
      take(bytes);
    });
  if (entry.size > limits.heldCatalogBytes) return stream;
  const held: Buffer[] = [];
  await stream((bytes) => void held.push(bytes));
  return async (take) => held.forEach(take);
}

/** The contents of an asset catalog. Its pictures stay packed. */
interface ReadCatalog {
  facets: ReadonlySet<string>;
  renditions: Rendition[];
}

/**
 * Reads which pictures a catalog (`Assets.car`) has. Its blocks lie in any order, so it is read twice:
 * for the tables and for the blocks. Throws CatalogError.
 */
export async function readCatalog(pass: Passes, size: number): Promise<ReadCatalog> {
  const { index, names } = await readTables(pass, size);
  const parts = await gather(pass, readBlockPlaces(index, size));
  return readLists((block) => parts[block] ?? null, readBlockNames(names));
}

async function readTables(pass: Passes, size: number): Promise<{ index: Buffer; names: Buffer }> {
  const tables: { index?: Buffer; names?: Buffer } = {};
  await passOnce(pass, (stream) =>
    stream.wantWhole(0, bomHeaderBytes, (header) => {
      const places = readBomHeader(header, size);
      for (const table of ['index', 'names'] as const) {
        stream.wantWhole(places[table].start, places[table].size, (bytes) => {
          tables[table] = bytes;
        });
      }
    }),
  );
  const { index, names } = tables;
  if (index === undefined || names === undefined)
    throw new CatalogError(message('unreadable.truncated'));
  return { index, names };
}

function readLists(blocks: Blocks, names: ReadonlyMap<string, number>): ReadCatalog {
  const block = (name: string): number => {
    const number = names.get(name);
    if (number === undefined)
      throw new CatalogError(message('unreadable.catalog.missing-block', { name }));
    return number;
  };
  const format = readKeyFormat(blocks(block('KEYFORMAT')));
  const facets = new Set<string>();
  const facetOf = new Map<number, string>();
  for (const { key, value } of readTree(blocks, block('FACETKEYS'))) {
    const name = blocks(key)?.toString('utf8').replace(/\0+$/, '') ?? '';
    const identifier = readFacetIdentifier(blocks(value) ?? Buffer.alloc(0));
    facets.add(name);
    if (identifier !== null) facetOf.set(identifier, name);
  }
  const found = readTree(blocks, block('RENDITIONS'))
    .map(({ key, value }) => renditionOf(blocks, format, key, value))
    .filter((rendition) => rendition !== null);
  return { facets, renditions: found.map((each) => named(each, facetOf)) };
}

function renditionOf(
  blocks: Blocks,
  format: readonly number[],
  key: number,
  value: number,
): UnnamedRendition | null {
  const [keyBytes, valueBytes] = [blocks(key), blocks(value)];
  return keyBytes && valueBytes && readRendition(format, keyBytes, valueBytes);
}

function named(
  { identifier, ...rendition }: UnnamedRendition,
  facetOf: ReadonlyMap<number, string>,
): Rendition {
  return { facet: facetOf.get(identifier) ?? null, ...rendition };
}

/** A file that can be read as often as needed. */
export type Passes = (take: (bytes: Buffer) => void) => Promise<void>;

/** Reads a file once, for parts requested from the stream. Throws CatalogError. */
async function passOnce(pass: Passes, ask: (stream: PassingRanges) => void): Promise<void> {
  // Kept until all bytes are read: a wrong checksum is reported first.
  let problem: unknown = null;
  const stream = new PassingRanges((error) => {
    problem ??= error;
  });
  ask(stream);
  await pass((bytes) => stream.push(bytes));
  if (problem instanceof PassedError) throw new CatalogError(message('unreadable.catalog.overlap'));
  if (problem !== null) throw problem;
}

const maxHeld = 24 * 1024 * 1024;

/**
 * Collects blocks of a file in one pass, each at the index of its number: only the header of a picture,
 * but all of anything else, since the lists of a large catalog are long. Throws CatalogError.
 */
async function gather(pass: Passes, places: readonly BlockPlace[]): Promise<Buffer[]> {
  const parts: Buffer[] = places.map(() => Buffer.alloc(0));
  let room = maxHeld;
  const wait = (bytes: number): void => {
    room -= bytes;
    if (room < 0) throw new CatalogError(message('unreadable.catalog.too-many-blocks'));
  };
  const heads = places.map(({ size }) => Math.min(size, renditionHeadBytes));
  wait(heads.reduce((sum, size) => sum + size, 0));
  await passOnce(pass, (stream) => {
    for (const [number, { start, size }] of places.entries()) {
      const headSize = heads[number] ?? 0;
      stream.wantWhole(start, headSize, (head) => {
        parts[number] = head;
        if (size === headSize || isRendition(head)) return;
        wait(size - headSize);
        stream.wantWhole(start + headSize, size - headSize, (rest) => {
          parts[number] = Buffer.concat([head, rest]);
        });
      });
    }
  });
  return parts;
}
