import { CatalogError } from './catalog/bom-store';
import type { Passes } from './catalog/gather';
import { readCatalog } from './catalog/read-catalog';
import { bundleAround } from './find-bundles';
import { limits } from './limits';
import type { OpenedArchive } from './open-package';
import type { AssetCatalog, PackageBundle } from './package-contents';
import type { ZipEntry } from './zip/zip-entry';

/** Reads the asset catalogs of all bundles. Ends with package-* trouble. */
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
  if (entry.isLink) return { ...none, problem: 'is a symbolic link' };
  try {
    const read = await readCatalog(await passesOf(opened, entry), entry.size);
    return { ...read, problem: null };
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return { ...none, problem: error.message };
  }
}

/** A small catalog is unpacked once and held, a large one unpacked for each pass. */
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
