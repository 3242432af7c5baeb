import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { isKnownLocale, suggestLocale } from '#shared/asc/locales';
import type { ImportedNotes, LocaleNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { findJsonFault } from './json-fault';

const Entry = z.object({ language: z.string().min(1), text: z.string() });

/**
 * Reads a `release_notes.json`: a list of `{language, text}`. Entries that can't be used, aren't used or are left
 * out are reported, never dropped silently. Throws `notes-malformed`.
 */
export async function readReleaseNotes(path: string): Promise<ImportedNotes> {
  const fileName = basename(path);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) =>
    fail(
      'notes-malformed',
      message('error.notes-malformed.file', { file: fileName, code: `${cause.code}` }),
      { cause },
    ),
  );
  const list = z.array(z.unknown()).safeParse(parse(text, fileName));
  if (!list.success)
    fail('notes-malformed', message('error.notes-malformed.not-list', { file: fileName }));
  const { notes, problems, unused } = sortEntries(list.data);
  const doubles = notes.filter((note) => sameLanguage(note, notes) !== null);
  return {
    fileName,
    notes: notes.filter((note) => !doubles.includes(note)),
    problems,
    leftOut: [...doubles.map((note) => doubleWords(note, notes)), ...unusedWords(unused)],
  };
}

function sortEntries(entries: readonly unknown[]) {
  const notes: LocaleNote[] = [];
  const problems: Message[] = [];
  const unused = new Set<string>();
  entries.forEach((raw, index) => {
    const entry = Entry.safeParse(raw);
    if (!entry.success) {
      problems.push(message('release-notes.entry-incomplete', { number: index + 1 }));
      return;
    }
    const { language, text } = entry.data;
    for (const key of Object.keys(raw as object)) if (!(key in entry.data)) unused.add(key);
    if (notes.some(({ locale }) => locale === language))
      problems.push(message('release-notes.entry-twice', { number: index + 1, language }));
    else notes.push({ locale: language, text });
  });
  return { notes, problems, unused };
}

/**
 * The note for the same language at App Store Connect: files for two stores have `cs-CZ` for
 * one of them beside `cs` for the other. Null for a note that is the only one of its language.
 */
function sameLanguage({ locale }: LocaleNote, notes: readonly LocaleNote[]): LocaleNote | null {
  if (isKnownLocale(locale)) return null;
  const meant = suggestLocale(locale);
  return notes.find((other) => other.locale === meant) ?? null;
}

function doubleWords(note: LocaleNote, notes: readonly LocaleNote[]): Message {
  const used = sameLanguage(note, notes)?.locale ?? '';
  return message('release-notes.same-language', { language: note.locale, used });
}

function unusedWords(keys: ReadonlySet<string>): Message[] {
  if (keys.size === 0) return [];
  const list = [...keys].map((name) => message('release-notes.field', { name }));
  return [message('release-notes.unused', { fields: { list } })];
}

function parse(text: string, fileName: string): unknown {
  const json = text.replace('\uFEFF', '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const { line, column, isAfterComma } = findJsonFault(json);
    const params = { file: fileName, line, column };
    return fail(
      'notes-malformed',
      isAfterComma
        ? message('error.notes-malformed.comma', params)
        : message('error.notes-malformed.not-json', params),
      { cause },
    );
  }
}
