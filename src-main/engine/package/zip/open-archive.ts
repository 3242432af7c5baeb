import type { PackageFile } from '../open-package-file';
import type { Refuse } from '../refusal';
import { refuseDuplicates, refuseLookAlikes, refuseOverlaps } from './entry-rules';
import { listEntries } from './list-entries';
import { ZipArchive } from './zip-archive';

/** Lists a zip and refuses one that two readers could understand differently. Ends with package-* trouble. */
export async function openArchive(
  file: PackageFile,
  refuse: Refuse,
  isImportant: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<ZipArchive> {
  const { entries, tableStart } = await listEntries(file, refuse, signal);
  refuseDuplicates(entries, refuse);
  refuseLookAlikes(entries, isImportant, refuse);
  refuseOverlaps(entries, tableStart, refuse);
  return new ZipArchive(new Map(entries.map((entry) => [entry.name, entry])), file.handle, refuse);
}
