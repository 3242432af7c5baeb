import type { DamagedFile } from './archive/check-entries';
import type { ZipEntry } from './archive/entry';
import { readCatalogs } from './catalog/read-catalog';
import { findLooseBinaries } from './find-loose-binaries';
import { readIconFiles } from './icons/app-icons';
import { limits } from './limits';
import { isInstallerName, readMacPackage } from './mac/read-mac-package';
import { type OpenedArchive, withArchive } from './open-package';
import type {
  MachOFile,
  MachOSlice,
  PackageBundle,
  PackageContents,
  PackageEntry,
} from './package-contents';
import { readBundle, readBundleInfo } from './read-bundle';
import { machOEntries, readMachOs } from './read-mach-os';
import type { ReadOptions } from './read-options';
import { describe, programsOf, readApp } from './read-package';

/**
 * Reads everything in a package that the checks use: the facts, every bundle, executable, asset
 * catalog and icon. Executables are streamed and not held; nothing is written anywhere. Throws
 * package-* errors, or the signal's reason.
 */
export function readContents(path: string, options: ReadOptions = {}): Promise<PackageContents> {
  if (isInstallerName(path)) return readMacPackage(path, { ...options, withCode: true });
  const expect = options.expect ?? (() => undefined);
  return withArchive(path, (opened) => readAll(opened, expect), options.signal);
}

async function readAll(
  opened: OpenedArchive,
  expect: (packedBytes: number) => void,
): Promise<PackageContents> {
  const { zip, signal } = opened;
  const app = await readApp(opened);
  const bundles: PackageBundle[] = [];
  for (const found of [app.info, ...app.others].slice(0, limits.allBundles)) {
    signal?.throwIfAborted();
    const info = found === app.info ? app.info : await readBundleInfo(zip, found);
    bundles.push(await readBundle(zip, info));
  }
  const code = machOEntries(opened, bundles);
  const { found, damagedFiles } = await whileChecking(opened, code, expect, async () => ({
    machOs: await readMachOs(opened, bundles, code, expect),
    looseBinaries: await findLooseBinaries(opened, new Set([...code].map(({ name }) => name))),
    assetCatalogs: await readCatalogs(opened, bundles, expect),
    iconFiles: await readIconFiles(opened, app.info.infoPlist),
  }));
  const executable = mainSlice(found.machOs, bundles[0]);
  return {
    ...describe(opened, app, programsOf(opened, bundles), executable),
    entries: new Map([...zip.entries].map(([path, entry]) => [path, packageEntry(entry)])),
    bundles,
    ...found,
    damagedFiles,
    swiftSupport: filesIn(opened, 'SwiftSupport/'),
    symbols: filesIn(opened, 'Symbols/'),
    signatures: filesIn(opened, 'Signatures/'),
    installer: null,
  };
}

/** Checks every entry of the zip while its executables are unpacked, which uses another core. */
async function whileChecking<Found>(
  { zip, signal }: OpenedArchive,
  code: ReadonlySet<ZipEntry>,
  expect: (packedBytes: number) => void,
  read: () => Promise<Found>,
): Promise<{ found: Found; damagedFiles: DamagedFile[] }> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const checking = zip.checkAll(code, { expect, signal: either });
  checking.catch(() => undefined);
  try {
    const found = await read();
    return { found, damagedFiles: await checking };
  } catch (error) {
    // The file is closed after this, so nothing may still be reading it.
    stop.abort();
    await checking.catch(() => undefined);
    throw error;
  }
}

/** The slice of the app's executable that today's devices run; null when there is none. */
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
