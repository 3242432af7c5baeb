import { resolve } from 'node:path';
import { appleLocale } from '#shared/asc/locales';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import { importedNotes } from '../../engine/notes/imported-notes';
import { type ReadNotes, readNotesFile } from '../../engine/notes/notes-file';
import { type Call, refuseUsage } from '../command';
import { clean } from '../words/format';

/** Where the locale of notes that name no language comes from; asked only if there are any. */
export type FindPrimary = () => Promise<string>;

/**
 * The notes of a file or folder. Half of the notes would be published as if it were all: one bad entry refuses them. A
 * language that Apple does not take is left to the checks of the plan, which name the right one.
 */
export async function readNotes(
  { terminal, options }: Pick<Call, 'terminal' | 'options'>,
  path: string,
  findPrimary: FindPrimary,
): Promise<LocaleNote[]> {
  const named = namedLanguage(options);
  const first = await readNotesFile(resolve(path), { primary: named });
  const read = lacksLanguage(first)
    ? await readNotesFile(resolve(path), { primary: await findPrimary() })
    : first;
  const { fileName, notes, problems, leftOut } = importedNotes(read);
  if (problems.length > 0) {
    const words = problems.map(inWords).join(' ');
    fail('notes-malformed', message('usage.notes-malformed', { file: fileName, problems: words }));
  }
  for (const sentence of leftOut) terminal.log(`${fileName}: ${clean(sentence)}`);
  return notes;
}

/** What `--notes-language` names; null without it. */
export function namedLanguage({
  'notes-language': typed,
}: Pick<Call['options'], 'notes-language'>): string | null {
  if (typed === undefined) return null;
  return appleLocale(typed) ?? refuseUsage(message('usage.notes-language', { value: typed }));
}

/** Whether there is a note whose language is not known. */
export function lacksLanguage({ preview }: ReadNotes): boolean {
  return preview.entries.some(({ code, fate, locale }) => {
    return code === '' && fate !== 'empty' && locale === null;
  });
}
