import { describe, expect, test } from 'vitest';
import { CatalogError } from '../../../src-main/engine/package/catalog/bom';
import { type Passes, readCatalog } from '../../../src-main/engine/package/catalog/read-catalog';
import {
  assetCatalog,
  largePictures,
} from '../../../src-main/sample-package/catalog/asset-catalog';
import { BomStore } from '../../../src-main/sample-package/catalog/bom-store';
import { bigWords, words } from '../../../src-main/sample-package/mach-o/words';

const now = new Date('2026-11-22T09:30:00Z');
const marketing = { file: 'Store.png', pixels: 1024, idiom: 'marketing', scale: 1 } as const;
const catalog = assetCatalog(
  [
    { name: 'AppIcon', pictures: [...largePictures, marketing] },
    { name: 'Grün', pictures: [{ file: 'g.png', pixels: 40, idiom: 'universal', scale: 2 }] },
  ],
  now,
);

/** Reads bytes as a stream of chunks. */
function passes(bytes: Buffer, piece = 1000): Passes {
  return async (take) => {
    for (let at = 0; at < bytes.length; at += piece) take(bytes.subarray(at, at + piece));
  };
}

const read = (bytes: Buffer, piece?: number) => readCatalog(passes(bytes, piece), bytes.length);

/** Why a catalog is not read; any other error fails the test. */
async function problemOf(bytes: Buffer): Promise<string | null> {
  try {
    await read(bytes);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(CatalogError);
    return (error as CatalogError).message;
  }
}

describe('an asset catalog', () => {
  test.each([1, 17, 1_000_000])(
    'an asset catalog lists its facets and pictures when it is read in chunks of %i',
    async (piece) => {
      const { facets, renditions } = await read(catalog, piece);
      expect(facets).toEqual(new Set(['AppIcon', 'Grün']));
      expect(renditions).toContainEqual({
        facet: 'AppIcon',
        name: 'Store.png',
        kind: 'picture',
        width: 1024,
        height: 1024,
        idiom: 'marketing',
        scale: 1,
      });
      expect(renditions.map(({ facet, idiom, scale }) => `${facet} ${idiom} ${scale}`)).toEqual([
        'AppIcon phone 1',
        'AppIcon pad 1',
        'AppIcon marketing 1',
        'Grün universal 2',
      ]);
    },
  );

  test('an asset catalog with many pictures in one long leaf is read to its end', async () => {
    const picture = { file: 'p.png', pixels: 4, idiom: 'universal', scale: 1 } as const;
    const many = assetCatalog([{ name: 'Stamps', pictures: Array(1_500).fill(picture) }], now);
    const { renditions } = await read(many);
    expect(renditions.filter(({ facet }) => facet === 'Stamps')).toHaveLength(1_500);
  });

  test('an asset catalog with many pictures in a tree of several leaves is read to its end', async () => {
    const { facets } = await read(severalLeaves(3));
    expect(facets).toEqual(new Set(['f0', 'f1', 'f2']));
  });
});

/** A store with each facet in its own leaf, below a branching node. */
function severalLeaves(count: number, last = 0): Buffer {
  const store = new BomStore();
  store.add('KEYFORMAT', Buffer.concat([Buffer.from('tmfk'), words(0, 0)]));
  store.addTree('RENDITIONS', []);
  /** The number of the next block. */
  const before = 4;
  for (let leaf = 0; leaf < count; leaf += 1) {
    const at = before + leaf * 3;
    const next = leaf + 1 < count ? at + 3 : last;
    store.add(`n${leaf}`, node(1, next, [[at + 1, at + 2]]));
    store.add(`v${leaf}`, Buffer.alloc(6));
    store.add(`k${leaf}`, Buffer.from(`f${leaf}`));
  }
  store.add(
    'branch',
    node(
      0,
      0,
      Array.from({ length: count }, (_, leaf) => [before + leaf * 3, 0]),
    ),
  );
  store.add(
    'FACETKEYS',
    Buffer.concat([Buffer.from('tree'), bigWords(1, before + count * 3, 4096, count)]),
  );
  return store.bytes();
}

function node(isLeaf: number, next: number, pairs: readonly (readonly number[])[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(isLeaf, 0);
  head.writeUInt16BE(pairs.length, 2);
  head.writeUInt32BE(next, 4);
  return Buffer.concat([head, bigWords(...pairs.flat())]);
}

describe('a malformed asset catalog', () => {
  const changed = (at: number, value: number): Buffer => {
    const bytes = Buffer.from(catalog);
    bytes.writeUInt32BE(value, at);
    return bytes;
  };

  test.each<[string, Buffer, RegExp]>([
    ['is empty', Buffer.alloc(0), /not an asset catalog|unexpected end/],
    ['is something else', Buffer.alloc(4096, 0x20), /not an asset catalog/],
    ['is cut in half', catalog.subarray(0, catalog.length >> 1), /outside the file/],
    ['has its index outside', changed(16, 0xfffffff0), /outside the file/],
    ['has an index of 4 GB', changed(20, 0xffffffff), /outside the file/],
    ['has its names outside', changed(24, 0xfffffff0), /outside the file/],
    ['claims 2^32 blocks', changed(catalog.readUInt32BE(16), 0xffffffff), /4,294,967,295/],
    ['claims 2^32 names', changed(catalog.readUInt32BE(24), 0xffffffff), /names is damaged/],
    ['has a tree without end', severalLeaves(3, 4), /too many nodes/],
    ['has a node that is cut short', treeOf(Buffer.alloc(4)), /tree is damaged/],
    ['has a branch that leads to itself', treeOf(selfBranch()), /too deeply/],
    ['has a node of 65,535 pairs', treeOf(node(1, 0, []).fill(0xff, 2, 4)), /tree is damaged/],
  ])('an asset catalog that %s is reported as unreadable', async (_, bytes, words_) => {
    expect(await problemOf(bytes)).toMatch(words_);
  });

  test('an asset catalog with 200,000 blocks at one place is quickly reported as unreadable', async () => {
    const count = 199_999;
    const index = Buffer.concat([
      bigWords(count),
      Buffer.concat(Array.from({ length: count }, () => bigWords(64, 4000))),
    ]);
    const names = bigWords(0);
    const head = Buffer.alloc(64 + 4000);
    head.write('BOMStore', 'latin1');
    bigWords(1, count, head.length, index.length, head.length + index.length, 4).copy(head, 8);
    expect(await problemOf(Buffer.concat([head, index, names]))).toMatch(/more blocks than/);
  });

  test('an asset catalog with any byte changed is either read or reported as unreadable', async () => {
    const small = assetCatalog(
      [{ name: 'AppIcon', pictures: [{ file: 'a', pixels: 4, idiom: 'phone', scale: 2 }] }],
      now,
    );
    for (let at = 0; at < small.length; at += 1) {
      const bytes = Buffer.from(small);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await problemOf(bytes);
    }
  });
});

function selfBranch(): Buffer {
  return node(0, 0, [[5, 0]]);
}

/** A store with this node in the tree of facets, in block 5. */
function treeOf(bytes: Buffer): Buffer {
  const store = new BomStore();
  store.add('KEYFORMAT', Buffer.concat([Buffer.from('tmfk'), words(0, 0)]));
  store.addTree('RENDITIONS', []);
  store.add('FACETKEYS', Buffer.concat([Buffer.from('tree'), bigWords(1, 5, 4096, 1)]));
  store.add('node', bytes);
  return store.bytes();
}
