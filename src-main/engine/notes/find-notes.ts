import { dirname, join } from 'node:path';
import { kindOf, listFolder } from './read-source';

/** Notes that are there; what is in them was not read. */
export interface FoundNotes {
  /** For `readNotesFile`. */
  path: string;
  /** As a person would name it. */
  name: string;
}

/** The names that are looked for, by what is most likely meant. */
const files = ['release_notes.json', 'release_notes.txt', 'release_notes.csv', 'release_notes.md'];
const folders = ['fastlane/metadata', 'metadata'];
const perLocale = /^release_notes[_-].+\.txt$/i;

/**
 * Notes in the folder of a package, the most likely first. It reads one list of names, no file, and nothing below but
 * the two folders that fastlane uses; a folder that can't be read has none.
 */
export async function findNotesBeside(packagePath: string): Promise<FoundNotes[]> {
  const folder = dirname(packagePath);
  const items = await listFolder(folder).catch(() => []);
  const names = new Set(items.flatMap(({ name, kind }) => (kind === 'file' ? [name] : [])));
  const found = files.filter((name) => names.has(name));
  const texts = [...names].filter((name) => perLocale.test(name));
  const [firstText] = texts;
  if (firstText !== undefined && !found.includes('release_notes.txt')) found.push(firstText);
  for (const name of folders) if ((await kindOf(join(folder, name))) === 'folder') found.push(name);
  return found.map((name) => ({ path: join(folder, name), name }));
}
