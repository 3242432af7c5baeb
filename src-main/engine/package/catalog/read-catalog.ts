import type { Rendition } from '../package-contents';
import {
  bomHeaderBytes,
  CatalogError,
  readBlockNames,
  readBlockPlaces,
  readBomHeader,
} from './bom-store';
import { type Blocks, readTree } from './bom-tree';
import { gather, type Passes, passOnce } from './gather';
import {
  readFacetIdentifier,
  readKeyFormat,
  readRendition,
  type UnnamedRendition,
} from './renditions';

/** What an asset catalog lists. Its pictures stay packed. */
export interface ReadCatalog {
  facets: ReadonlySet<string>;
  renditions: Rendition[];
}

/**
 * Reads which pictures a catalog (`Assets.car`) has. Its blocks lie anywhere, so the bytes go by twice:
 * for the tables and for the blocks. Raises CatalogError.
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
  if (index === undefined || names === undefined) throw new CatalogError('is cut short');
  return { index, names };
}

function readLists(blocks: Blocks, names: ReadonlyMap<string, number>): ReadCatalog {
  const block = (name: string): number => {
    const number = names.get(name);
    if (number === undefined) throw new CatalogError(`has no ${name}`);
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
