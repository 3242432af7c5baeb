import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { suggestLocale } from '#shared/asc/locales';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { raise } from '#shared/errors';
import type { ImportedNotes } from '#shared/ipc-contract';

const Entry = z.object({ language: z.string().min(1), text: z.string() });

/**
 * Reads a `release_notes.json`: a list of `{language, text}`. What cannot be taken is named, never
 * dropped in silence. Raises `notes-malformed`.
 */
export async function readReleaseNotes(path: string): Promise<ImportedNotes> {
  const fileName = basename(path);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) =>
    raise('notes-malformed', `${fileName} cannot be opened (${cause.code}).`, { cause }),
  );
  const list = z.array(z.unknown()).safeParse(parse(text, fileName));
  if (!list.success) raise('notes-malformed', `${fileName} is JSON, but not a list.`);
  return { fileName, ...sortOut(list.data) };
}

function sortOut(entries: readonly unknown[]): Pick<ImportedNotes, 'notes' | 'problems'> {
  const notes: LocaleNote[] = [];
  const problems: string[] = [];
  entries.forEach((raw, index) => {
    const entry = Entry.safeParse(raw);
    if (!entry.success) {
      problems.push(`Entry ${index + 1} lacks “language” or “text”.`);
      return;
    }
    const { language, text } = entry.data;
    if (notes.some(({ locale }) => locale === language)) {
      problems.push(`Entry ${index + 1}: “${language}” is there twice; the first one was taken.`);
      return;
    }
    const meant = suggestLocale(language);
    if (meant)
      problems.push(
        `Entry ${index + 1}: Apple does not take “${language}”; it is probably ${meant}.`,
      );
    notes.push({ locale: language, text });
  });
  return { notes, problems };
}

function parse(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.replace('\uFEFF', ''));
  } catch (cause) {
    return raise('notes-malformed', `${fileName} is not JSON: ${(cause as Error).message}.`, {
      cause,
    });
  }
}
