import { checkTyped, refusedPlaces } from '#shared/asc/text-rules';
import type { NotesPreview } from '#shared/domain/notes-file';
import {
  type ImportRow,
  importedRows,
  longestImported,
  notesToWrite,
} from '#shared/domain/notes-import';
import { say } from '#shared/words/say';
import { noteState } from './note';

interface NamedBuild {
  app: { name: string };
  version: string | null;
  buildNumber: string | null;
}

/** `Orbit Notes 1.4.0 (42)` */
export function buildNameOf({ app, version, buildNumber }: NamedBuild): string {
  return [app.name, version, buildNumber && `(${buildNumber})`].filter(Boolean).join(' ');
}

/** The name of the file, or what stands for it. */
export function nameOfNotes({ name }: Pick<NotesPreview, 'name'>): string {
  return name === '' ? say('notes.import.pasted-name') : name;
}

/** `Code changed, replaces 126 (2 unsupported)` */
export function resultWords(row: ImportRow): string {
  const result = plainResult(row);
  const check = checkTyped(row.entry.text);
  if (importedRows([row]).length === 0 || !(check.tooLong || check.refused.length > 0))
    return result;
  const problem = noteState(row.entry.text, check).short;
  return say('notes.import.with-problem', { result, problem });
}

/** Whether the code in the file is not the one that is written. Without one there is none that was changed. */
export function hasOtherCode({ isChanged, entry }: ImportRow): boolean {
  return isChanged && entry.code !== '';
}

function plainResult(row: ImportRow): string {
  const { outcome, before, instead, entry } = row;
  const isChanged = hasOtherCode(row);
  const count = checkTyped(before).length;
  switch (outcome) {
    case 'fills':
      if (entry.code === '') return say('notes.import.unnamed-fills');
      return say(isChanged ? 'notes.import.changed-fills' : 'notes.import.fills');
    case 'replaces':
      return say(isChanged ? 'notes.import.changed-replaces' : 'notes.import.replaces', { count });
    case 'same':
      return say(isChanged ? 'notes.import.changed-same' : 'notes.import.same');
    case 'kept':
      return say(isChanged ? 'notes.import.changed-kept' : 'notes.import.kept');
    case 'unknown':
      return say('notes.import.unknown');
    case 'unnamed':
      return say('notes.import.unnamed-left-out');
    case 'empty':
      return say('notes.import.empty');
    case 'oversized':
      return say('notes.import.oversized', { count: longestImported });
    case 'double':
      return instead === entry.code
        ? say('notes.import.double-same', { code: entry.code })
        : say('notes.import.double', { code: instead ?? '' });
  }
}

/** A text in plain parts and those that App Store Connect would refuse. */
export function refusedParts(text: string): { text: string; isRefused: boolean }[] {
  const parts: { text: string; isRefused: boolean }[] = [];
  let end = 0;
  for (const { index, character } of refusedPlaces(text, checkTyped(text))) {
    if (index > end) parts.push({ text: text.slice(end, index), isRefused: false });
    parts.push({ text: character, isRefused: true });
    end = index + character.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isRefused: false });
  return parts;
}

/** Why nothing can be imported now; empty if something can. */
export function importReasons(rows: readonly ImportRow[], isEditable: boolean): string[] {
  if (!isEditable) return [say('notes.import.not-editable')];
  if (notesToWrite(rows).length > 0) return [];
  if (rows.length === 0) return [say('notes.import.nothing-found')];
  if (rows.some(({ outcome }) => outcome === 'kept')) return [say('notes.import.nothing-empty')];
  if (rows.some(({ outcome }) => outcome === 'same')) return [say('notes.import.nothing-new')];
  return [say('notes.import.all-left-out')];
}
