import { findBundles } from './find-bundles';
import { findLooseBinaries } from './find-loose-binaries';
import { limits } from './limits';
import { type OpenedArchive, withArchive } from './open-package';
import type {
  MachOFile,
  MachOSlice,
  PackageBundle,
  PackageContents,
  PackageEntry,
} from './package-contents';
import { packageFacts } from './package-facts';
import { readBundle } from './read-bundle';
import { readCatalogs } from './read-catalogs';
import { readIconFiles } from './read-icon-files';
import { readMachOs } from './read-mach-os';
import { readFacts } from './read-package';
import type { ZipEntry } from './zip/zip-entry';

/**
 * Reads everything of a package that the checks look at: the facts, every bundle, executable, asset
 * catalog and icon. Executables go by once and are not held; nothing is written anywhere. Ends with
 * package-* trouble, or with the signal's reason.
 */
export function readContents(path: string, options: ReadOptions = {}): Promise<PackageContents> {
  const expect = options.expect ?? (() => undefined);
  return withArchive(path, (opened) => readAll(opened, expect), options.signal);
}

export interface ReadOptions {
  signal?: AbortSignal;
  /** Hears before large files are unpacked how many packed bytes of them there are. */
  expect?: (packedBytes: number) => void;
}

async function readAll(
  opened: OpenedArchive,
  expect: (packedBytes: number) => void,
): Promise<PackageContents> {
  const { zip, appPath, size, signal } = opened;
  const facts = await readFacts(opened);
  const bundles: PackageBundle[] = [];
  for (const found of findBundles(zip.entries.keys(), appPath).slice(0, limits.allBundles)) {
    signal?.throwIfAborted();
    bundles.push(await readBundle(zip, found));
  }
  const machOs = await readMachOs(opened, bundles, expect);
  const executable = mainSlice(machOs, bundles[0]);
  const { infoPlist, profile } = facts;
  const { icons, locales } = facts.info;
  return {
    ...facts,
    info: packageFacts({
      infoPlist,
      profile,
      bundles: facts.bundles,
      icons,
      locales,
      size,
      executable,
    }),
    entries: new Map([...zip.entries].map(([path, entry]) => [path, packageEntry(entry)])),
    bundles,
    machOs,
    looseBinaries: await findLooseBinaries(opened, new Set(machOs.map(({ path }) => path))),
    assetCatalogs: await readCatalogs(opened, bundles, expect),
    iconFiles: await readIconFiles(opened, infoPlist),
    swiftSupport: filesIn(opened, 'SwiftSupport/'),
    symbols: filesIn(opened, 'Symbols/'),
    signatures: filesIn(opened, 'Signatures/'),
  };
}

/** The part of the app's executable that today's devices run; null when there is none. */
function mainSlice(
  machOs: readonly MachOFile[],
  app: PackageBundle | undefined,
): MachOSlice | null {
  const path = app?.executablePath?.normalize('NFC');
  const slices = machOs.find((file) => file.path === path)?.slices ?? [];
  return slices.find(({ cpu }) => cpu === 'arm64') ?? slices[0] ?? null;
}

function packageEntry({ name, size, packedSize, mode, isLink }: ZipEntry): PackageEntry {
  return { path: name, size, packedSize, mode, isLink, isFolder: name.endsWith('/') };
}

function filesIn({ zip }: OpenedArchive, folder: string): string[] {
  return [...zip.entries.keys()]
    .filter((path) => path.startsWith(folder) && !path.endsWith('/'))
    .sort();
}
