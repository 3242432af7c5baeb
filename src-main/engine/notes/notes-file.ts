import { randomUUID } from 'node:crypto';
import { basename, extname } from 'node:path';
import { asSent, checkWhatToTest, whatToTestLimit } from '#shared/asc/text-rules';
import type { NotesEntry, NotesForm, NotesPreview } from '#shared/domain/notes-file';
import { type LocaleNote, longestNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { parseCsvNotes, tryCsvNotes } from './csv-notes';
import { gatherFiles, type WholeFile } from './gather-files';
import { parseJsonNotes } from './json-notes';
import {
  fewRemarks,
  type NewNote,
  type ParsedNotes,
  problem,
  type Remark,
  remark,
} from './parsed-notes';
import { largestNotes, readSource, tooLarge } from './read-source';
import type { FileToWrite } from './save-files';
import { doubtfulHeadings, parseSections } from './section-notes';
import { settleEntries } from './settle-entries';
import {
  decodeSource,
  encodeSource,
  endOfWords,
  lineEndOf,
  plainText,
  type SourceText,
  withLineEnds,
  withLineFeeds,
} from './source-text';

/** What was read, all of it. */
export interface ReadNotes {
  /**
   * What it contains. A caller may give an entry another locale, such as one that a person chose: it is then saved
   * back there.
   */
  preview: Omit<NotesPreview, 'ticket'>;
  /** Remarks about notes that can't be used: half of the notes must not be published as if it were all. */
  problems: NotesPreview['remarks'];
  /** What it takes to save it back; null for pasted text. */
  source: NotesSource | null;
}

interface NotesSource {
  files: OpenFile[];
  /** Where the note of another language belongs, if it is a file of its own. */
  newFile: ((locale: string) => string) | null;
}

interface OpenFile {
  path: string;
  name: string;
  bytes: Buffer;
  text: SourceText;
  parsed: ParsedNotes;
}

interface ReadOptions {
  /** The locale of notes that name no language: the primary one of the app. */
  primary?: string | null;
}

/**
 * Reads a file or folder of notes in any form, with the files that belong to it. Every part of it becomes an entry or
 * a remark. Throws `notes-malformed`.
 */
export async function readNotesFile(path: string, options: ReadOptions = {}): Promise<ReadNotes> {
  const gathered = await gatherFiles(path);
  if (gathered.kind === 'one') return readOne(gathered.path, options);
  const { files, form, newFile, remarks } = gathered;
  if (files.length > mostNotes) tooMany(basename(path));
  const [only] = files;
  // A file whose name says its language is one note, whatever its lines look like.
  if (only?.code === '' && files.length === 1 && form === 'text-files') {
    const read = await readOne(only.path, options);
    if (read.preview.form === 'sections') return read;
  }
  const opened: OpenFile[] = [];
  let room = largestNotes;
  for (const file of files) {
    const one = await openWhole(file, form, room);
    room -= one.bytes.length;
    opened.push(one);
  }
  return assembled(opened, { name: basename(path), form, remarks, newFile, options });
}

/** App Store Connect has about 50 languages. Every note of a file is shown, and far more would stop the window. */
const mostNotes = 200;

function tooMany(file: string): never {
  return fail('notes-malformed', message('error.notes-malformed.many', { file, limit: mostNotes }));
}

async function openWhole(file: WholeFile, form: NotesForm, room: number): Promise<OpenFile> {
  const { path, bytes } = await readSource(file.path, room);
  const text = decodeSource(bytes, file.name);
  return { path, name: file.name, bytes, text, parsed: wholeText(text.text, file, form) };
}

async function readOne(path: string, options: ReadOptions): Promise<ReadNotes> {
  const name = basename(path);
  const source = await readSource(path);
  const text = decodeSource(source.bytes, name);
  const parsed = parse(text.text, name);
  const file: OpenFile = { ...source, name, text, parsed };
  return assembled([file], { name, form: parsed.form, remarks: [], newFile: null, options });
}

/** Reads notes that were pasted: with a heading for each language, as JSON or as a table. Throws `notes-malformed`. */
export function readNotesText(pasted: string, options: ReadOptions = {}): ReadNotes {
  const bytes = Buffer.from(pasted, 'utf8');
  if (bytes.length > largestNotes) tooLarge('');
  const text = { ...plainText, text: pasted.replace(/^\uFEFF/, '') };
  const file = { path: '', name: '', bytes, text, parsed: parse(text.text, '') };
  const form = file.parsed.form;
  const read = assembled([file], { name: '', form, remarks: [], newFile: null, options });
  return { ...read, source: null };
}

function parse(text: string, name: string): ParsedNotes {
  const extension = extname(name).toLowerCase();
  if (extension === '.json' || extension === '.jsonc') return parseJsonNotes(text, name);
  if (extension === '.csv' || extension === '.tsv') return parseCsvNotes(text, name);
  const sections = parseSections(text);
  const looksLikeJson = /^\s*(?:[[{]|\/[/*])/.test(text);
  if (looksLikeJson && (sections === null || isJson(text))) return parseJsonNotes(text, name);
  if (sections !== null) return sections;
  return tryCsvNotes(text) ?? wholeText(text, { path: '', name, code: '' }, 'text-files');
}

function isJson(text: string): boolean {
  try {
    return parseJsonNotes(text, '').slots.length > 0;
  } catch {
    return false;
  }
}

/** A text that is one note. What is between its last letter and the end of the file stays. */
function wholeText(text: string, { name, code }: WholeFile, form: NotesForm): ParsedNotes {
  const end = endOfWords(text);
  return {
    form,
    slots: [{ code, text: withLineFeeds(text.slice(0, end)), place: name }],
    remarks: doubtfulHeadings(text, code).map((one) => inFile(name, one)),
    rewrite: (changed, added) => {
      const note = changed.get(0);
      if (added.length > 0) return null;
      return note === undefined
        ? text
        : withLineEnds(note, lineEndOf(text)) + (note === '' ? '' : text.slice(end));
    },
  };
}

/** Of several files each place names its own. */
function inFile(name: string, one: Remark): Remark {
  if (name === '' || one.place === null) return one;
  return { ...one, place: message('notes-file.said.placed', { place: name, why: one.place }) };
}

interface Assembly {
  name: string;
  form: NotesForm;
  remarks: readonly Remark[];
  newFile: NotesSource['newFile'];
  options: ReadOptions;
}

function assembled(files: OpenFile[], given: Assembly): ReadNotes {
  const { name, form, newFile, options } = given;
  const slots = files.flatMap(({ parsed }) => parsed.slots);
  if (slots.length > mostNotes) tooMany(name);
  const entries = settleEntries(slots, options.primary ?? null);
  const remarks = fewRemarks([
    ...files.flatMap(remarksOn),
    ...entries.flatMap(lengthRemark),
    ...given.remarks,
    ...(slots.length === 0 ? [remark(null, '', message('notes-file.no-notes'))] : []),
  ]);
  const shown = remarks.map(({ isProblem: _, ...rest }) => rest);
  return {
    preview: {
      name,
      form,
      bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      entries,
      remarks: shown,
    },
    problems: shown.filter((_, index) => remarks[index]?.isProblem),
    source: { files, newFile },
  };
}

function remarksOn({ name, text, parsed }: OpenFile): Remark[] {
  const place = name === '' ? null : name;
  const hasZero = parsed.slots.some((slot) => slot.text.includes('\0'));
  return [
    ...(text.encoding === 'utf-8' ? [] : [remark(place, '', message('notes-file.utf-16'))]),
    ...(hasZero ? [remark(place, '', message('notes-file.zero'))] : []),
    ...parsed.remarks,
  ];
}

/** Notes that are too long are taken, to be shortened where they can be seen; a plan holds no more than it says. */
function lengthRemark({ fate, place, text }: NotesEntry): Remark[] {
  const { length, tooLong } = checkWhatToTest(text);
  if (!tooLong || (fate !== 'taken' && fate !== 'code-changed')) return [];
  const why = message('notes-file.too-long', { count: length, limit: whatToTestLimit });
  return [length > longestNote ? problem(place, '', why) : remark(place, '', why)];
}

/**
 * The files of a reading with these notes, in the same form. A locale that is not given stays as it is; one with an
 * empty text loses its text. Whatever did not change is the same byte for byte. Throws `notes-not-saved` for what the
 * form can't hold, before anything is written.
 */
export function rewriteNotes(read: ReadNotes, notes: readonly LocaleNote[]): FileToWrite[] {
  const { source, preview } = read;
  if (source === null) return fail('notes-not-saved', message('error.notes-not-saved.pasted'));
  const { changed, added } = changesOf(preview.entries, notes);
  let first = 0;
  const files = source.files.map((file): FileToWrite => {
    const { path, bytes, parsed, text } = file;
    const own = new Map<number, string>();
    parsed.slots.forEach((_, index) => {
      const note = changed.get(first + index);
      if (note !== undefined) own.set(index, note);
    });
    first += parsed.slots.length;
    const more = source.newFile === null ? added : [];
    if (own.size === 0 && more.length === 0) return { path, bytes, before: bytes };
    const written = parsed.rewrite(own, more);
    if (written === null)
      return fail(
        'notes-not-saved',
        message('error.notes-not-saved.no-place', { file: file.name }),
      );
    const isAlone = source.files.length === 1;
    assertKept(file, isAlone, written, own, more);
    return { path, bytes: encodeSource({ ...text, text: written }), before: bytes };
  });
  return [...files, ...newFiles(source, added)];
}

/** The texts to change, by the place of their entries, and the notes that have no entry. */
function changesOf(entries: readonly NotesEntry[], notes: readonly LocaleNote[]) {
  const changed = new Map<number, string>();
  const added: NewNote[] = [];
  for (const { locale, text } of notes) {
    const own = entries.flatMap((entry, index) =>
      entry.locale === locale && entry.fate !== 'double' ? [{ entry, index }] : [],
    );
    const target = own.find(({ entry }) => entry.fate !== 'empty') ?? own[0];
    if (target === undefined) {
      if (text !== '') added.push({ code: locale, text });
    } else if (asSent(target.entry.text) !== asSent(text)) changed.set(target.index, text);
  }
  return { changed, added };
}

/** What is written is read again: a line that reads as a heading would end a note too early. */
function assertKept(
  { name, parsed }: OpenFile,
  isAlone: boolean,
  written: string,
  changed: ReadonlyMap<number, string>,
  added: readonly NewNote[],
): void {
  // Only a file that names no language, with no other beside it, is looked through for headings.
  const isWhole = !isAlone || parsed.slots.some(({ code }) => code !== '');
  if (parsed.form === 'fastlane' || (parsed.form === 'text-files' && isWhole)) return;
  const expected = [
    ...parsed.slots.map(({ code, text }, index) => ({ code, text: changed.get(index) ?? text })),
    ...added,
  ];
  const again = parse(written, name === '' ? `pasted-${randomUUID()}` : name).slots;
  const isKept =
    again.length === expected.length &&
    expected.every(({ code, text }) =>
      again.some((one) => one.code === code && isSameNote(one.text, text)),
    );
  if (!isKept) fail('notes-not-saved', message('error.notes-not-saved.heading', { file: name }));
}

/** Sections can't hold blank lines at the ends of a note. */
const isSameNote = (one: string, other: string): boolean =>
  withLineFeeds(one).trim() === withLineFeeds(other).trim();

/** Like the files that are there: encoding, line ends, and the line break at the end. */
function newFiles({ files, newFile }: NotesSource, added: readonly NewNote[]): FileToWrite[] {
  if (newFile === null) return [];
  const model = files[0]?.text ?? { ...plainText, text: '\n' };
  const lineEnd = lineEndOf(model.text);
  const end = /[\r\n]$/.test(model.text) ? lineEnd : '';
  return added.map(({ code, text }) => ({
    path: newFile(code),
    bytes: encodeSource({ ...model, text: withLineEnds(text, lineEnd) + end }),
    before: null,
  }));
}
