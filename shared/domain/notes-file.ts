import { z } from 'zod';
import { Text } from '../words/message';

/**
 * How notes are kept in files. `release-notes-json` is a list of `{language, text}`; `plain-map` is JSON with a text for
 * each code; `text-files` are `release_notes.txt` and `release_notes_<locale>.txt` beside each other; `fastlane` is a
 * folder for each language with a `release_notes.txt` in it; `csv` has a row or a column for each language; `sections`
 * is text with a heading for each language, as it is pasted.
 */
export const NotesForm = z.enum([
  'release-notes-json',
  'plain-map',
  'text-files',
  'fastlane',
  'csv',
  'sections',
]);
export type NotesForm = z.infer<typeof NotesForm>;

/** The extensions of files that people keep notes in, as a dialog of the system takes them. */
export const notesExtensions = [
  'json',
  'jsonc',
  'txt',
  'text',
  'md',
  'markdown',
  'csv',
  'tsv',
  'tab',
];

/** Names of such files, for main to look into. */
export const notesLikeName = new RegExp(`\\.(?:${notesExtensions.join('|')})$`, 'i');

/** One note of a file, and what becomes of it. */
export const NotesEntry = z.object({
  /** The language as the file has it, such as `bn`; empty where it names none. */
  code: z.string(),
  /** Apple's locale code for it; null if there is none. */
  locale: z.string().nullable(),
  text: z.string(),
  /**
   * `taken` as it is, or with its `code-changed`; left out because it is `empty`, `unknown` to App Store Connect, or
   * because another entry is used for its language (`double`).
   */
  fate: z.enum(['taken', 'code-changed', 'empty', 'unknown', 'double']),
  /** For a double: the code of the entry that is used. */
  instead: z.string().nullable().default(null),
  /** Where it is: `Line 4`, `Entry 3`, `fr-FR/release_notes.txt`. */
  place: Text,
});
export type NotesEntry = z.infer<typeof NotesEntry>;

/** Something in a file that is not a note, or that was not used. */
export const NotesRemark = z.object({
  /** Null for what is true of the whole file. */
  place: Text.nullable(),
  /** What stands there, shortened; empty if there is nothing to quote. */
  quote: z.string(),
  why: Text,
});
export type NotesRemark = z.infer<typeof NotesRemark>;

/** What a file of notes contains, all of it, before any of it is taken. */
export const NotesPreview = z.object({
  /** Names the file to main, so that it can be saved back; null for pasted text. */
  ticket: z.string().nullable(),
  /** Of the file or the folder; empty for pasted text. */
  name: z.string(),
  form: NotesForm,
  /** Of all files together. */
  bytes: z.number().int(),
  entries: z.array(NotesEntry),
  remarks: z.array(NotesRemark),
});
export type NotesPreview = z.infer<typeof NotesPreview>;
