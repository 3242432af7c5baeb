import { changedNames, changesInShort } from '#shared/change-words';
import type { PackageChanges } from '#shared/domain/package-summary';
import { clean, type Paint } from './paint';

/** What is new since the last published package of this app; nothing for the first one. */
export function changeLines(changes: PackageChanges | null, paint: Paint): string[] {
  if (changes === null || changes.changes.length === 0) return [];
  return [
    clean(changesInShort(changes.since, changes.changes)),
    ...changes.changes.flatMap(changedNames).map((name) => paint.dim(`  ${clean(name)}`)),
  ];
}
