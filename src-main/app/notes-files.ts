import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { NotesForm, NotesPreview } from '#shared/domain/notes-file';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { findNotesBeside } from '../engine/notes/find-notes';
import {
  type ReadNotes,
  readNotesFile,
  readNotesText,
  rewriteNotes,
} from '../engine/notes/notes-file';
import { type FileToWrite, saveFiles } from '../engine/notes/save-files';
import { type NewFile, writeNotes } from '../engine/notes/write-notes';

type Notes = readonly LocaleNote[];

/** A language that stands under another code in the file, or under none. */
interface OwnCode {
  code: string;
  locale: string;
}

/** Files of notes that a person chose, dropped or exported. The window only has tickets for them. */
export interface NotesFiles {
  /** `isChosen` if a person chose it in the system's dialog. Throws `notes-malformed`. */
  open(path: string, kind: 'file' | 'folder', isChosen: boolean): Promise<NotesPreview>;
  readPasted(text: string): NotesPreview;
  /** What lies beside a package; null if nothing does, or if it can't be read. */
  openBeside(packagePath: string): Promise<NotesPreview | null>;
  /** What saving back would write. Nothing is written yet. Throws `notes-not-saved`. */
  prepareSaveBack(ticket: string, notes: Notes, codes: readonly OwnCode[]): SaveBack;
  /** The files of an export that are in the folder already. */
  existingIn(folder: string, form: NotesForm, notes: Notes): Promise<string[]>;
  /** Writes a file, or into a folder: what is there is replaced only if it is named in `replaced`. */
  exportTo(
    path: string,
    form: NotesForm,
    notes: Notes,
    replaced: readonly string[],
  ): Promise<{ ticket: string; fileName: string }>;
  /** Where a file is that was read or written. */
  placeOf(ticket: string): string;
}

/** The files that saving back writes, decided before anybody is asked about them. */
export interface SaveBack {
  /** Full paths of files that are there. */
  changed: readonly string[];
  /** Full paths of new files. */
  added: readonly string[];
  /** Whether a person chose what is changed in the system's dialog. */
  isChosen: boolean;
  /** Throws `notes-file-changed` and `notes-not-saved`; then every file is as it was. */
  write(): Promise<{ fileName: string }>;
}

interface Opened {
  /** What was chosen; for an export into a folder, its first file. */
  path: string;
  /** Null for what was exported. */
  read: ReadNotes | null;
  /** A dropped file, or one beside a package, was only given to be read. */
  isChosen: boolean;
}

/** Earlier ones are forgotten. */
const mostTickets = 32;

/** Forms that are a folder with a file for each language. */
export function isFolderForm(form: NotesForm): boolean {
  return form === 'text-files' || form === 'fastlane';
}

export function createNotesFiles(): NotesFiles {
  const opened = new Map<string, Opened>();

  const keep = (one: Opened): string => {
    const ticket = randomUUID();
    opened.set(ticket, one);
    for (const earlier of [...opened.keys()].slice(0, -mostTickets)) opened.delete(earlier);
    return ticket;
  };
  const find = (ticket: string): Opened =>
    opened.get(ticket) ?? fail('notes-not-saved', message('error.notes-not-saved.closed'));

  return {
    async open(path, kind, isChosen) {
      if (kind === 'folder' && !(await isFolder(path)))
        fail(
          'notes-malformed',
          message('error.notes-malformed.folder', { folder: basename(path) }),
        );
      const read = await readNotesFile(path);
      return { ...read.preview, ticket: keep({ path, read, isChosen }) };
    },
    readPasted: (text) => ({ ...readNotesText(text).preview, ticket: null }),
    async openBeside(packagePath) {
      for (const { path } of await findNotesBeside(packagePath)) {
        const read = await readNotesFile(path).catch(() => null);
        if (read !== null && read.preview.entries.length > 0)
          return { ...read.preview, ticket: keep({ path, read, isChosen: false }) };
      }
      return null;
    },
    prepareSaveBack(ticket, notes, codes) {
      const { path, read, isChosen } = find(ticket);
      if (read === null) return fail('notes-not-saved', message('error.notes-not-saved.closed'));
      const files = rewriteNotes(withCodes(read, codes), notes);
      return {
        changed: files.filter(isChange).map((file) => file.path),
        added: files.filter(({ before }) => before === null).map((file) => file.path),
        isChosen,
        async write() {
          await saveFiles(files);
          // Its next change is one to what is there now.
          opened.set(ticket, { path, read: await readNotesFile(path), isChosen });
          return { fileName: read.preview.name };
        },
      };
    },
    async existingIn(folder, form, notes) {
      const names = exportedFiles(form, notes).map(({ name }) => name);
      const found = await Promise.all(names.map((name) => isThere(join(folder, name))));
      return names.filter((_, at) => found[at]);
    },
    async exportTo(path, form, notes, replaced) {
      const inFolder = isFolderForm(form);
      const files = exportedFiles(form, notes).map(({ name, bytes }) => ({
        path: inFolder ? join(path, name) : path,
        bytes,
        isReplaced: replaced.includes(inFolder ? name : basename(path)),
      }));
      await saveFiles(
        await Promise.all(
          files.map(async ({ isReplaced, ...file }) => ({
            ...file,
            before: isReplaced ? await readFile(file.path).catch(() => null) : null,
          })),
        ),
      );
      const shown = inFolder ? firstPlace(path, files) : path;
      return {
        ticket: keep({ path: shown, read: null, isChosen: true }),
        fileName: basename(path),
      };
    },
    placeOf: (ticket) => find(ticket).path,
  };
}

function isChange({ before, bytes }: FileToWrite): boolean {
  return before !== null && !before.equals(bytes);
}

/** The files that an export writes, by their names in its folder. */
export function exportedFiles(form: NotesForm, notes: Notes): NewFile[] {
  return writeNotes(form, [...notes]);
}

/** What stands in the chosen folder itself: a file, or the folder of the first language. */
function firstPlace(folder: string, files: readonly { path: string }[]): string {
  const [first] = files;
  if (first === undefined) return folder;
  return dirname(first.path) === folder ? first.path : dirname(first.path);
}

/** The reading with the languages that a person chose for codes that Apple does not have. */
function withCodes(read: ReadNotes, codes: readonly OwnCode[]): ReadNotes {
  const localeFor = new Map(codes.map(({ code, locale }) => [code, locale]));
  const entries = read.preview.entries.map((entry) => {
    const locale = localeFor.get(entry.code);
    if (locale === undefined || entry.fate === 'double' || entry.fate === 'empty') return entry;
    return { ...entry, locale, fate: 'code-changed' as const };
  });
  return { ...read, preview: { ...read.preview, entries } };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
