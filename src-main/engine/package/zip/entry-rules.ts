import { copyAgain, printable, type Refuse } from '../refusal';
import { foldedName } from './entry-names';
import type { ZipEntry } from './zip-entry';

const headerBytes = 30;

/** Refuses two files of one path, since readers differ in which of them they take. */
export function refuseDuplicates(entries: readonly ZipEntry[], refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name) && !name.endsWith('/')) {
      refuse('package-unsafe', `holds “${printable(name)}” twice.`);
    }
    seen.add(name);
  }
}

/**
 * Refuses paths that some reader would take for one another, such as `info.plist` for `Info.plist`,
 * among those that this reader relies on. Other files may be so alike: iOS tells them apart.
 */
export function refuseLookAlikes(
  entries: readonly ZipEntry[],
  matters: (name: string) => boolean,
  refuse: Refuse,
): void {
  const folded = new Map<string, string>();
  for (const { name } of entries) {
    if (!matters(name)) continue;
    const fold = foldedName(name);
    const other = folded.get(fold) ?? name;
    folded.set(fold, name);
    if (other === name) continue;
    refuse('package-unsafe', `holds both “${printable(other)}” and “${printable(name)}”.`);
  }
}

/** Refuses entries whose bytes lie over one another: one file would be read as two. */
export function refuseOverlaps(
  entries: readonly ZipEntry[],
  tableStart: number,
  refuse: Refuse,
): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  for (const [index, entry] of sorted.entries()) {
    const end = entry.start + headerBytes + entry.nameBytes.length + entry.packedSize;
    const next = sorted[index + 1];
    if (end <= (next?.start ?? tableStart)) continue;
    const other = next === undefined ? 'the table of contents' : `“${printable(next.name)}”`;
    refuse('package-unsafe', `has “${printable(entry.name)}” lying over ${other}.`, {
      whatToDo: copyAgain,
    });
  }
}

/** Refuses a path that goes through a symbolic link, which would stand for another file. */
export function refuseLinks(
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
  refuse: Refuse,
): void {
  const parts = name.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const path = parts.slice(0, length).join('/');
    const entry = entries.get(path) ?? entries.get(`${path}/`);
    if (entry?.isLink) refuse('package-unsafe', `has a symbolic link at “${printable(path)}”.`);
  }
}
