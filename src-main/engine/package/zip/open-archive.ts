import type { PackageFile } from '../open-package-file';
import type { Refuse } from '../refusal';
import { refuseDuplicates, refuseLookAlikes, refuseOverlaps } from './entry-rules';
import { listEntries } from './list-entries';
import { WindowedReader } from './windowed-reader';
import { ZipArchive } from './zip-archive';

/** Lists a zip and refuses one that two readers could understand differently. Ends with package-* trouble. */
export async function openArchive(
  file: PackageFile,
  refuse: Refuse,
  isImportant: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<ZipArchive> {
  const reader = new WindowedReader(file.handle, file.size);
  const { zip, entries, tableStart } = await listEntries(reader, file.size, refuse, signal);
  refuseDuplicates(entries, refuse);
  refuseLookAlikes(entries, isImportant, refuse);
  refuseOverlaps(entries, tableStart, refuse);
  return new ZipArchive(new Map(entries.map((entry) => [entry.name, entry])), zip, reader, refuse);
}
