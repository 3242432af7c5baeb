import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { openToRead } from '../storage/read-regular-file';

/** Bytes, of all files of one reading together. Notes for every language with 4,000 characters each are under 1 MB. */
export const largestNotes = 4_000_000;

/** A file, and what tells whether it changed since. */
export interface SourceFile {
  /** Without symbolic links, so that writing it again replaces the file and not the link. */
  path: string;
  bytes: Buffer;
}

/** Reads a file that a person named; a pipe never blocks. Throws `notes-malformed`. */
export async function readSource(path: string, limit = largestNotes): Promise<SourceFile> {
  const fileName = basename(path);
  const unopened = (cause: NodeJS.ErrnoException): never =>
    fail(
      'notes-malformed',
      message('error.notes-malformed.file', { file: fileName, code: `${cause.code}` }),
      { cause },
    );
  const file = await openToRead(path).catch(unopened);
  try {
    const facts = await file.stat();
    if (!facts.isFile())
      fail('notes-malformed', message('error.notes-malformed.not-a-file', { file: fileName }));
    if (facts.size > limit) tooLarge(fileName);
    const bytes = await file.readFile().catch(unopened);
    // It may have grown since.
    if (bytes.length > limit) tooLarge(fileName);
    return { path: await realpath(path), bytes };
  } finally {
    await file.close();
  }
}

export function tooLarge(fileName: string): never {
  return fail(
    'notes-malformed',
    message('error.notes-malformed.too-large', {
      file: fileName,
      limit: { bytes: largestNotes },
    }),
  );
}

/** One thing in a folder; a symbolic link counts as `other`, because it may lead anywhere. */
export interface Item {
  name: string;
  kind: 'file' | 'folder' | 'other';
}

/** The contents of a folder in a fixed order. Throws `notes-malformed` if it can't be read. */
export async function listFolder(path: string): Promise<Item[]> {
  const found = await readdir(path, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) =>
    fail(
      'notes-malformed',
      message('error.notes-malformed.file', { file: basename(path), code: `${cause.code}` }),
      { cause },
    ),
  );
  return found
    .map((one): Item => {
      const kind = one.isFile() ? 'file' : one.isDirectory() ? 'folder' : 'other';
      return { name: one.name, kind };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

export async function kindOf(path: string): Promise<Item['kind'] | null> {
  const facts = await lstat(path).catch(() => null);
  if (facts === null) return null;
  if (facts.isFile()) return 'file';
  return facts.isDirectory() ? 'folder' : 'other';
}
