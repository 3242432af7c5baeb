import type { Entry } from 'yauzl';

/** Apple's systems take no longer paths. */
const longestName = 1024;
const deepest = 40;
/** Characters of all names together. */
const mostNameText = 32 * 1024 ** 2;
/** Bytes of an entry's own header before its name. */
const headerSize = 30;

/** What an entry is found by: one name can be written in two ways (Unicode, normal forms). */
export function keyOf(name: string): string {
  return name.normalize('NFC');
}

/** Whether a name is one path below the package's own folder, written in the only way. */
function isPlainPath(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return (
    name.length <= longestName &&
    parts.length <= deepest &&
    !name.includes('\0') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** Whether no file's bytes are another's too: that is how a small archive becomes endless. */
function lieApart(entries: readonly Entry[]): boolean {
  const places = entries
    .map(({ relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength }) => ({
      start,
      end: start + headerSize + fileNameLength + compressedSize,
    }))
    .sort((one, other) => one.start - other.start);
  return places.every(({ start }, index) => start >= (places[index - 1]?.end ?? 0));
}

/** Whether a table of contents can be believed: plain paths, each once, each with bytes of its own. */
export function isSoundTable(entries: readonly Entry[]): boolean {
  const text = entries.reduce((sum, { fileName }) => sum + fileName.length, 0);
  if (text > mostNameText || !entries.every(({ fileName }) => isPlainPath(fileName))) return false;
  const files = entries
    .map(({ fileName }) => keyOf(fileName))
    .filter((name) => !name.endsWith('/'));
  return new Set(files).size === files.length && lieApart(entries);
}
