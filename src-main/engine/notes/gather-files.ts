import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { NotesForm } from '#shared/domain/notes-file';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { type FileNaming, nameLike, namingOf } from './named-file';
import { isLanguageCode, localeOf } from './note-language';
import { type Remark, remark, unusedNames } from './parsed-notes';
import { type Item, kindOf, listFolder } from './read-source';

/** A file of which the whole text is the note of one language. */
export interface WholeFile {
  path: string;
  /** As the preview shows it: with the folder of the language. */
  name: string;
  code: string;
}

/** What a path stands for. */
export type Gathered =
  | { kind: 'one'; path: string }
  | {
      kind: 'several';
      form: Extract<NotesForm, 'text-files' | 'fastlane'>;
      /** Where the file of another language belongs. */
      newFile: (locale: string) => string;
      files: WholeFile[];
      remarks: Remark[];
    };

const textFile = /^release[_-]notes(?:[_-](.+))?\.txt$/i;
const fastlaneFile = 'release_notes.txt';

/** Finds all files that belong to a file or folder of notes. Throws `notes-malformed`. */
export async function gatherFiles(path: string): Promise<Gathered> {
  const facts = await stat(path).catch((cause: NodeJS.ErrnoException) =>
    fail(
      'notes-malformed',
      message('error.notes-malformed.file', { file: basename(path), code: `${cause.code}` }),
      { cause },
    ),
  );
  if (facts.isDirectory()) return gatherFolder(path);
  const name = basename(path);
  const folder = dirname(path);
  if (name.toLowerCase() === fastlaneFile && isLocaleFolder(basename(folder)))
    return (await fastlane(dirname(folder))) ?? { kind: 'one', path };
  if (textFile.test(name)) return textFiles(folder, await listFolder(folder), name);
  const naming = namingOf(name);
  return naming === null ? { kind: 'one', path } : namedFiles(folder, [{ name, naming }], []);
}

async function gatherFolder(path: string): Promise<Gathered> {
  if (isLocaleFolder(basename(path)) && (await kindOf(join(path, fastlaneFile))) === 'file') {
    const whole = await fastlane(dirname(path));
    if (whole !== null) return whole;
  }
  const items = await listFolder(path);
  const isThere = (name: string) =>
    items.some((item) => item.name === name && item.kind === 'file');
  if (isThere('release_notes.json')) return { kind: 'one', path: join(path, 'release_notes.json') };
  for (const inside of ['fastlane/metadata', 'metadata', '.']) {
    const found = await fastlane(join(path, inside)).catch(() => null);
    if (found !== null) return found;
  }
  if (items.some(({ name, kind }) => kind === 'file' && textFile.test(name)))
    return textFiles(path, items);
  if (isThere('release_notes.csv')) return { kind: 'one', path: join(path, 'release_notes.csv') };
  const named = gatherNamed(path, items) ?? (await gatherInside(path, items));
  if (named !== null) return named;
  return fail(
    'notes-malformed',
    message('error.notes-malformed.folder', { folder: basename(path) }),
  );
}

interface NamedFile {
  name: string;
  naming: FileNaming;
}

/** The files of a folder that are named by their languages. Null if there are none. */
function gatherNamed(folder: string, items: readonly Item[]): Gathered | null {
  const named: NamedFile[] = [];
  const remarks: Remark[] = [];
  const unused: string[] = [];
  for (const { name, kind } of items) {
    const naming = kind === 'folder' ? null : namingOf(name);
    if (naming === null) unused.push(kind === 'folder' ? `${name}/` : name);
    else if (kind === 'file') named.push({ name, naming });
    else remarks.push(remark(name, '', message('notes-file.not-a-file')));
  }
  if (named.length === 0) return null;
  return namedFiles(folder, named, [...remarks, ...unusedNames(unused)]);
}

/** Folders that the other store's tools and Xcode Cloud look for. */
const insideFolders = new Set(['whatsnew', 'testflight']);

async function gatherInside(path: string, items: readonly Item[]): Promise<Gathered | null> {
  for (const { name, kind } of items) {
    if (kind !== 'folder' || !insideFolders.has(name.toLowerCase())) continue;
    const inside = join(path, name);
    const found = gatherNamed(inside, await listFolder(inside).catch(() => []));
    if (found !== null) return found;
  }
  return null;
}

/** Files named by their languages, of which others are named like the first one with a code. */
function namedFiles(
  folder: string,
  named: readonly NamedFile[],
  remarks: readonly Remark[],
): Gathered {
  const isCoded = ({ naming }: NamedFile) => isLanguageCode(naming.code);
  const model = named.find(isCoded) ?? named[0];
  return {
    kind: 'several',
    form: 'text-files',
    newFile: (locale) =>
      join(folder, model === undefined ? `${locale}.txt` : nameLike(model.naming, locale)),
    files: named.map(({ name, naming: { code } }) => ({ path: join(folder, name), name, code })),
    remarks: [...remarks],
  };
}

const isLocaleFolder = (name: string): boolean => localeOf(name) !== null || isLanguageCode(name);

/** `release_notes.txt` and `release_notes_<locale>.txt` beside each other; a named file is there even as a link. */
function textFiles(folder: string, items: readonly Item[], named?: string): Gathered {
  const found = items.filter(({ name }) => textFile.test(name));
  const files = found
    .filter(({ name, kind }) => kind === 'file' || name === named)
    .map(({ name }) => ({
      path: join(folder, name),
      name,
      code: textFile.exec(name)?.[1] ?? '',
    }));
  const links = found.filter(({ name, kind }) => kind !== 'file' && name !== named);
  return {
    kind: 'several',
    form: 'text-files',
    newFile: (locale) => join(folder, `release_notes_${locale}.txt`),
    files,
    remarks: links.map(({ name }) => remark(name, '', message('notes-file.not-a-file'))),
  };
}

/** A folder for each language with a `release_notes.txt` in it. Null for a folder without one. */
async function fastlane(folder: string): Promise<Gathered | null> {
  const items = await listFolder(folder);
  const files: WholeFile[] = [];
  const remarks: Remark[] = [];
  const unused = new Set<string>();
  const without: string[] = [];
  for (const { name, kind } of items) {
    if (kind !== 'folder' || !isLocaleFolder(name)) {
      unused.add(kind === 'folder' ? `${name}/` : name);
      continue;
    }
    const inside = await listFolder(join(folder, name)).catch(() => null);
    const own = inside?.find((item) => item.name === fastlaneFile);
    if (own?.kind === 'file')
      files.push({
        path: join(folder, name, fastlaneFile),
        name: `${name}/${fastlaneFile}`,
        code: name,
      });
    else if (inside === null || own !== undefined)
      remarks.push(remark(`${name}/${fastlaneFile}`, '', message('notes-file.not-a-file')));
    else without.push(name);
    for (const item of inside ?? []) if (item !== own) unused.add(item.name);
  }
  if (files.length === 0) return null;
  if (without.length > 0)
    remarks.push(
      remark(null, '', message('notes-file.folders-without', { folders: { list: without } })),
    );
  remarks.push(...unusedNames(unused));
  const newFile = (locale: string) => join(folder, locale, fastlaneFile);
  return { kind: 'several', form: 'fastlane', newFile, files, remarks };
}
