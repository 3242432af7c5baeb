import { create } from 'zustand';
import type { NotesPreview } from '#shared/domain/notes-file';
import {
  type ByHand,
  type ImportRow,
  importedRows,
  notesToWrite,
} from '#shared/domain/notes-import';
import { type AppError, appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import type { NotesBook } from './notes-book';
import { keepOrigin } from './notes-origin';
import { openNotes } from './open-notes';
import { refusePackage } from './package-actions';
import { onOtherPackage, usePlan } from './plan';
import { show, useWindow } from './window';

/** The import sheet: what it shows until a person imports. Nothing is written before. */
export type NotesImport =
  | { step: 'reading'; name: string }
  | { step: 'failed'; error: AppError }
  | { step: 'pasting'; text: string; preview: NotesPreview | null; error: AppError | null }
  | { step: 'preview'; preview: NotesPreview };

interface ImportState {
  shown: NotesImport | null;
  byHand: ByHand;
  /** Whether languages that have notes keep them. */
  keeps: boolean;
}

const closed: ImportState = { shown: null, byHand: {}, keeps: false };

export const useNotesImport = create<ImportState>(() => closed);

/** Counts what was asked to be shown: an answer that comes later than a newer request is not shown. */
let wish = 0;

export function closeNotesImport(): void {
  wish += 1;
  useNotesImport.setState(closed);
}

// What was read for one package is not offered to the next. The notes of a run or a build stay on the screen.
onOtherPackage(() => {
  const { screen } = useWindow.getState();
  if (screen.name !== 'notes' || screen.of.kind === 'plan') closeNotesImport();
});

function showImport(shown: NotesImport): void {
  useNotesImport.setState({ ...closed, shown });
}

export type NotesKind = 'file' | 'folder';

/** Whether a notes editor is on the screen, or can be shown because a package is open. */
export function hasNotesHere(): boolean {
  return importsHere() || usePlan.getState().plan !== null;
}

/** Why notes can't be shown while no package is open. */
export function noPackageForNotes(file: string): AppError {
  return appError('notes-without-package', message('drop.notes-no-package', { file }));
}

/** Whether the editor on the screen takes notes: What to Test and What's New. */
function importsHere(): boolean {
  const book = openNotes()?.book;
  return book !== undefined && (book.text === undefined || book.text.field === 'whatsNew');
}

/** The sheet belongs to a notes editor: without one on the screen, that of the open package is shown. */
export function showNotes(): void {
  if (!importsHere()) show({ name: 'publish' });
}

/** Chooses notes in the system's dialog. */
export async function chooseNotes(kind: NotesKind): Promise<void> {
  await open({ path: null, kind });
}

/** Shows what dropped notes contain. */
export async function takeDroppedNotes(path: string, name: string, kind: NotesKind): Promise<void> {
  if (!hasNotesHere()) return refusePackage(noPackageForNotes(name));
  showNotes();
  showImport({ step: 'reading', name });
  await open({ path, kind });
}

async function open(params: { path: string | null; kind: NotesKind }): Promise<void> {
  wish += 1;
  const mine = wish;
  const reply = await request('notes:open', params);
  // The sheet was closed, something else was opened, or the dialog was for a package that is closed by now.
  if (mine !== wish) return;
  if (!reply.ok) return showImport({ step: 'failed', error: reply.error });
  if (reply.value !== null) showPreview(reply.value);
}

/** Shows what was read already: what lies beside the package, or a dropped file that turned out to be notes. */
export function showPreview(preview: NotesPreview): void {
  wish += 1;
  showNotes();
  showImport({ step: 'preview', preview });
}

export function showNotesError(error: AppError): void {
  wish += 1;
  showNotes();
  showImport({ step: 'failed', error });
}

export function pasteNotes(): void {
  wish += 1;
  showNotes();
  showImport({ step: 'pasting', text: '', preview: null, error: null });
}

/** The longest text that main reads. */
export const longestPasted = 1_000_000;

/** Reads the text again after each change; of several answers only the last one is shown. */
export async function changePasted(text: string): Promise<void> {
  wish += 1;
  const mine = wish;
  const { shown } = useNotesImport.getState();
  if (shown?.step !== 'pasting') return;
  useNotesImport.setState({ shown: { ...shown, text }, byHand: {} });
  if (text.trim() === '') return putPasted({ preview: null, error: null });
  const reply = await request('notes:read-pasted', { text });
  if (mine !== wish) return;
  if (reply.ok) putPasted({ preview: reply.value, error: null });
  else putPasted({ preview: null, error: reply.error });
}

function putPasted(read: { preview: NotesPreview | null; error: AppError | null }): void {
  useNotesImport.setState(({ shown }) =>
    shown?.step === 'pasting' ? { shown: { ...shown, ...read } } : {},
  );
}

export function chooseLanguage(index: number, locale: string): void {
  useNotesImport.setState(({ byHand }) => ({ byHand: { ...byHand, [index]: locale } }));
}

export function keepNotes(keeps: boolean): void {
  useNotesImport.setState({ keeps });
}

/** Writes the notes, with one undo for all of them. */
export function importNotes(
  book: NotesBook,
  rows: readonly ImportRow[],
  preview: NotesPreview,
): void {
  const count = importedRows(rows).length;
  const said =
    preview.name === ''
      ? say('notes.import.done-pasted', { count })
      : say('notes.import.done', { count, file: preview.name });
  if (book.text === undefined) keepOrigin(book, preview, rows);
  book.writeAll(notesToWrite(rows), said);
  closeNotesImport();
}
