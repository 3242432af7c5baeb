import { cpus } from 'node:os';
import pLimit from 'p-limit';
import type { ZipEntry } from './archive/entry';
import { bundleAround } from './find-bundles';
import { limits } from './limits';
import { linkProblem } from './mach-o/format';
import { NameBudget } from './mach-o/names';
import { MachOReading } from './mach-o/read-mach-o';
import type { OpenedArchive } from './open-package';
import type { MachOFile, PackageBundle } from './package-contents';

const swiftLibrary = /\/Frameworks\/libswift[^/]*\.dylib$/;
const swiftSupport = /^SwiftSupport\/.*\.dylib$/;

/** The executables of the bundles, and Swift's own libraries. */
export function machOEntries(
  { zip }: OpenedArchive,
  bundles: readonly PackageBundle[],
): ReadonlySet<ZipEntry> {
  const named = new Set(bundles.map(({ executablePath }) => executablePath?.normalize('NFC')));
  return new Set(
    [...zip.entries.values()].filter(
      ({ name }) => named.has(name) || swiftLibrary.test(name) || swiftSupport.test(name),
    ),
  );
}

/** Reads those. Throws package-* errors. */
export async function readMachOs(
  opened: OpenedArchive,
  bundles: readonly PackageBundle[],
  code: ReadonlySet<ZipEntry>,
  expect: (packedBytes: number) => void,
): Promise<MachOFile[]> {
  const paths = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const entries = [...code];
  expect(entries.reduce((sum, { packedSize }) => sum + packedSize, 0));
  const budget = new NameBudget(limits.symbolText);
  // Unpacking happens in Node's thread pool: a second file uses a second core.
  const atOnce = pLimit(Math.min(3, Math.max(1, cpus().length)));
  const read = entries.map((entry) =>
    atOnce(async () => ({
      path: entry.name,
      bundle: bundleAround(entry.name, paths),
      ...(await readOne(opened, entry, budget)),
    })),
  );
  const files = await Promise.all(read).catch((error) => {
    atOnce.clearQueue();
    throw error;
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readOne({ zip, signal }: OpenedArchive, entry: ZipEntry, budget: NameBudget) {
  if (entry.isLink) return { slices: [], isFat: false, problem: linkProblem };
  const reading = new MachOReading(entry.size, budget);
  await zip.stream(entry, (bytes) => {
    signal?.throwIfAborted();
    reading.take(bytes);
  });
  return reading.result();
}
