import { cpus } from 'node:os';
import pLimit from 'p-limit';
import { bundleAround } from './find-bundles';
import { limits } from './limits';
import { NameBudget } from './mach-o/name-budget';
import { MachOReading } from './mach-o/read-mach-o';
import type { OpenedArchive } from './open-package';
import type { MachOFile, PackageBundle } from './package-contents';
import type { ZipEntry } from './zip/zip-entry';

const swiftLibrary = /\/Frameworks\/libswift[^/]*\.dylib$/;
const swiftSupport = /^SwiftSupport\/.*\.dylib$/;

/** Reads the executables of the bundles, and Swift's own libraries. Ends with package-* trouble. */
export async function readMachOs(
  opened: OpenedArchive,
  bundles: readonly PackageBundle[],
  expect: (packedBytes: number) => void,
): Promise<MachOFile[]> {
  const { zip } = opened;
  const paths = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const named = new Set(bundles.map(({ executablePath }) => executablePath?.normalize('NFC')));
  const entries = [...zip.entries.values()].filter(
    ({ name }) => named.has(name) || swiftLibrary.test(name) || swiftSupport.test(name),
  );
  expect(entries.reduce((sum, { packedSize }) => sum + packedSize, 0));
  const budget = new NameBudget(limits.symbolText);
  // Unpacking happens in Node's own threads: a second file keeps a second core busy.
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
  if (entry.isLink) return { slices: [], isFat: false, problem: 'is a symbolic link' };
  const reading = new MachOReading(entry.size, budget);
  await zip.stream(entry, (bytes) => {
    signal?.throwIfAborted();
    reading.take(bytes);
  });
  return reading.result();
}
