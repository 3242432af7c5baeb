import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { isKnownLocale, suggestLocale } from '#shared/asc/locales';
import type { ImportedNotes, LocaleNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { listed } from '#shared/words/format';
import { findJsonFault } from './json-fault';

const Entry = z.object({ language: z.string().min(1), text: z.string() });

/**
 * Reads a `release_notes.json`: a list of `{language, text}`. Entries that can't be used, aren't used or are left
 * out are reported, never dropped silently. Throws `notes-malformed`.
 */
export async function readReleaseNotes(path: string): Promise<ImportedNotes> {
  const fileName = basename(path);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) =>
    fail('notes-malformed', `${fileName} cannot be opened (${cause.code}).`, { cause }),
  );
  const list = z.array(z.unknown()).safeParse(parse(text, fileName));
  if (!list.success) fail('notes-malformed', `${fileName} is JSON, but not a list.`);
  const { notes, problems, unused } = sortEntries(list.data);
  const doubles = notes.filter((note) => doubleOf(note, notes) !== null);
  return {
    fileName,
    notes: notes.filter((note) => !doubles.includes(note)),
    problems,
    leftOut: [...doubles.map((note) => doubleWords(note, notes)), ...unusedWords(unused)],
  };
}

function sortEntries(entries: readonly unknown[]) {
  const notes: LocaleNote[] = [];
  const problems: string[] = [];
  const unused = new Set<string>();
  entries.forEach((raw, index) => {
    const entry = Entry.safeParse(raw);
    if (!entry.success) {
      problems.push(`Entry ${index + 1} lacks “language” or “text”.`);
      return;
    }
    const { language, text } = entry.data;
    for (const key of Object.keys(raw as object)) if (!(key in entry.data)) unused.add(key);
    if (notes.some(({ locale }) => locale === language))
      problems.push(`Entry ${index + 1}: “${language}” is there twice; the first one was taken.`);
    else notes.push({ locale: language, text });
  });
  return { notes, problems, unused };
}

/**
 * The note for the same language at App Store Connect: files for two stores have `cs-CZ` for
 * one of them beside `cs` for the other. Null for a note that is the only one of its language.
 */
function doubleOf({ locale }: LocaleNote, notes: readonly LocaleNote[]): LocaleNote | null {
  if (isKnownLocale(locale)) return null;
  const meant = suggestLocale(locale);
  return notes.find((other) => other.locale === meant) ?? null;
}

function doubleWords(note: LocaleNote, notes: readonly LocaleNote[]): string {
  const kept = doubleOf(note, notes)?.locale;
  return `“${note.locale}” was left out as a double: App Store Connect has one language for it and “${kept}”, which is published.`;
}

function unusedWords(keys: ReadonlySet<string>): string[] {
  if (keys.size === 0) return [];
  const named = listed([...keys].map((key) => `“${key}”`));
  return [`Not used: ${named}. Only “language” and “text” are read.`];
}

function parse(text: string, fileName: string): unknown {
  const json = text.replace('\uFEFF', '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const { line, column, isAfterComma } = findJsonFault(json);
    const comma = isAfterComma ? '; the comma before it is one too many' : '';
    return fail(
      'notes-malformed',
      `${fileName} is not JSON from line ${line}, column ${column} on${comma}.`,
      { cause },
    );
  }
}
