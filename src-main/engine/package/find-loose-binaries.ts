import pLimit from 'p-limit';
import type { ZipEntry } from './archive/entry';
import { limits } from './limits';
import type { OpenedArchive } from './open-package';
import type { LooseBinary } from './package-contents';

/** Files that may be binaries: those without an extension, and those with a binary's. */
const suspect = /\/(?:[^/.]+|[^/]+\.(?:a|o|so|dylib))$/;
const atOnce = 8;

/** Checks the first bytes of every file in Payload that is no bundle's executable. Throws package-* errors. */
export async function findLooseBinaries(
  { zip }: OpenedArchive,
  known: ReadonlySet<string>,
): Promise<LooseBinary[]> {
  const entries = [...zip.entries.values()].filter(
    (entry) => entry.size >= 8 && suspect.test(entry.name) && isLoose(entry, known),
  );
  const limit = pLimit(atOnce);
  const kinds = await Promise.all(
    entries.slice(0, limits.sniffed).map((entry) =>
      limit(async () => {
        const kind = binaryKind(await zip.head(entry));
        return kind === null ? null : { path: entry.name, kind };
      }),
    ),
  );
  return kinds.filter((binary) => binary !== null);
}

function isLoose({ name, isLink }: ZipEntry, known: ReadonlySet<string>): boolean {
  return name.startsWith('Payload/') && !isLink && !known.has(name);
}

/** Mach-O in either width, and its fat container, which shares its magic number with Java's classes. */
const magics: Readonly<Record<string, LooseBinary['kind']>> = {
  cefaedfe: 'mach-o',
  cffaedfe: 'mach-o',
  feedface: 'mach-o',
  feedfacf: 'mach-o',
  cafebabe: 'fat',
  cafebabf: 'fat',
};
const maxArchitectures = 40;

function binaryKind(head: Buffer): LooseBinary['kind'] | null {
  if (head.length < 8) return null;
  if (head.toString('latin1', 0, 8) === '!<arch>\n') return 'static-library';
  const kind = magics[head.toString('hex', 0, 4)] ?? null;
  // In a Java class this number is its version, 45 and up.
  return kind === 'fat' && head.readUInt32BE(4) > maxArchitectures ? null : kind;
}
