import type { Entry } from 'yauzl';

/** Apple's systems do not support longer paths. */
const longestName = 1024;
const maxDepth = 40;
/** Characters of all names together. */
const maxNameText = 32 * 1024 ** 2;
/** Size of an entry's local header before its name, in bytes. */
const headerSize = 30;

/** The lookup key of an entry: one name can be encoded in two ways (Unicode normalization). */
export function keyOf(name: string): string {
  return name.normalize('NFC');
}

/** Whether a name is a canonical path below the package's root. */
function isPlainPath(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return (
    name.length <= longestName &&
    parts.length <= maxDepth &&
    !name.includes('\0') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** Whether no two files share bytes: overlapping entries make a small archive expand endlessly. */
function areDisjoint(entries: readonly Entry[]): boolean {
  const places = entries
    .map(({ relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength }) => ({
      start,
      end: start + headerSize + fileNameLength + compressedSize,
    }))
    .sort((one, other) => one.start - other.start);
  return places.every(({ start }, index) => start >= (places[index - 1]?.end ?? 0));
}

/** Whether a central directory is valid: canonical, unique paths, each with its own bytes. */
export function isValidTable(entries: readonly Entry[]): boolean {
  const text = entries.reduce((sum, { fileName }) => sum + fileName.length, 0);
  if (text > maxNameText || !entries.every(({ fileName }) => isPlainPath(fileName))) return false;
  const files = entries
    .map(({ fileName }) => keyOf(fileName))
    .filter((name) => !name.endsWith('/'));
  return new Set(files).size === files.length && areDisjoint(entries);
}
