import { create } from 'zustand';
import type { NotesForm, NotesPreview } from '#shared/domain/notes-file';
import { type ImportRow, isLeftOut } from '#shared/domain/notes-import';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { orToast } from './actions';
import type { NotesBook } from './notes-book';
import { exportNotes, showFolderOf } from './notes-export';
import { showToast } from './window';

/** The file that the notes of a book were imported from, so that they can be saved back to it. */
interface NotesOrigin {
  /** Whose notes these are. */
  book: string;
  ticket: string;
  name: string;
  form: NotesForm;
  /** The languages that stand under another code, or under none, in the file. */
  codes: readonly { code: string; locale: string }[];
  /** What the file has of them. */
  notes: readonly LocaleNote[];
}

interface OriginState {
  origin: NotesOrigin | null;
  isSaving: boolean;
}

export const useNotesOrigin = create<OriginState>(() => ({ origin: null, isSaving: false }));

/** Names the notes of one plan, run or build. */
export function idOfBook({ of, app, version, buildNumber }: NotesBook): string {
  return JSON.stringify([of, app.bundleId, version, buildNumber]);
}

/** Remembers the file that is imported. What was pasted has none. */
export function keepOrigin(
  book: NotesBook,
  { ticket, name, form }: NotesPreview,
  rows: readonly ImportRow[],
): void {
  if (ticket === null) return;
  const used = rows.flatMap((row) =>
    isLeftOut(row) || row.locale === null ? [] : [{ ...row, locale: row.locale }],
  );
  const origin: NotesOrigin = {
    book: idOfBook(book),
    ticket,
    name,
    form,
    codes: used
      .filter(({ isChanged }) => isChanged)
      .map(({ entry, locale }) => ({ code: entry.code, locale })),
    notes: used.map(({ entry, locale }) => ({ locale, text: entry.text })),
  };
  useNotesOrigin.setState({ origin });
}

/** The notes that would be saved: of every language that has one. */
function written({ notes }: NotesBook): LocaleNote[] {
  return notes.filter(({ text }) => text.trim() !== '');
}

/** The languages of the file whose notes were removed since: they lose their text in the file, too. */
function cleared(book: NotesBook, { notes }: NotesOrigin): LocaleNote[] {
  const now = written(book);
  return notes
    .filter((one) => now.every(({ locale }) => locale !== one.locale))
    .map(({ locale }) => ({ locale, text: '' }));
}

/** The file that the notes differ from by now; null if there is none, or if it has them as they are. */
export function changedOrigin(book: NotesBook, origin: NotesOrigin | null): NotesOrigin | null {
  if (origin === null || origin.book !== idOfBook(book)) return null;
  const now = new Map(written(book).map(({ locale, text }) => [locale, text]));
  const inFile = new Map(origin.notes.map(({ locale, text }) => [locale, text]));
  const isSame =
    now.size === inFile.size && [...now].every(([locale, text]) => inFile.get(locale) === text);
  return isSame ? null : origin;
}

/** Writes the notes into the file that they came from. A file that changed meanwhile is not touched. */
export async function saveBack(book: NotesBook): Promise<void> {
  const { origin, isSaving } = useNotesOrigin.getState();
  if (origin === null || isSaving) return;
  const notes = [...written(book), ...cleared(book, origin)];
  useNotesOrigin.setState({ isSaving: true });
  const { ticket, codes, form } = origin;
  const reply = await request('notes:save-back', { ticket, notes, codes: [...codes] });
  useNotesOrigin.setState({ isSaving: false });
  if (!reply.ok) return offerSaveAs(reply.error, form, written(book));
  // The person declined in the system's dialog.
  if (reply.value === null) return;
  if (useNotesOrigin.getState().origin === origin)
    useNotesOrigin.setState({ origin: { ...origin, notes: written(book) } });
  const { fileName } = reply.value;
  showToast(say('notes.save-back.done', { file: fileName }), null, showFolderOf(ticket));
}

function offerSaveAs(error: AppError, form: NotesForm, notes: readonly LocaleNote[]): void {
  showToast(say('notes.save-back.failed', { error: errorSentences(error) }), null, {
    label: say('notes.save-back.as'),
    act: () => orToast(saveAs(form, notes)),
  });
}

async function saveAs(form: NotesForm, notes: readonly LocaleNote[]): Promise<AppError | null> {
  const outcome = await exportNotes(form, notes);
  return typeof outcome === 'string' ? null : outcome;
}
