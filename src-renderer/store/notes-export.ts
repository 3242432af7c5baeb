import { create } from 'zustand';
import type { NotesForm } from '#shared/domain/notes-file';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { orToast } from './actions';
import { showToast } from './window';

interface ExportState {
  isOpen: boolean;
  form: NotesForm;
  /** Languages that are not exported. */
  without: readonly string[];
  /** The files that would be written; null while they are not known. */
  names: readonly string[] | null;
  isBusy: boolean;
  error: AppError | null;
}

const closed: ExportState = {
  isOpen: false,
  form: 'release-notes-json',
  without: [],
  names: null,
  isBusy: false,
  error: null,
};

export const useNotesExport = create<ExportState>(() => closed);

export function openNotesExport(): void {
  useNotesExport.setState(({ form }) => ({ ...closed, form, isOpen: true }));
}

export function closeNotesExport(): void {
  useNotesExport.setState(({ form }) => ({ ...closed, form }));
}

export function chooseForm(form: NotesForm): void {
  useNotesExport.setState({ form, error: null });
}

export function leaveOut(without: readonly string[]): void {
  useNotesExport.setState({ without, error: null });
}

/** Asks main which files would be written; it names them when it writes them, too. */
export async function readExportNames(form: NotesForm, locales: readonly string[]): Promise<void> {
  const reply = await request('notes:export-names', { form, locales: [...locales] });
  if (useNotesExport.getState().form !== form) return;
  useNotesExport.setState({ names: reply.ok ? reply.value : [] });
}

/** Writes the chosen notes where a person says in the system's dialog, and closes the sheet. */
export async function exportChosen(notes: readonly LocaleNote[]): Promise<void> {
  const { form, isBusy } = useNotesExport.getState();
  if (isBusy) return;
  useNotesExport.setState({ isBusy: true, error: null });
  const outcome = await exportNotes(form, notes);
  useNotesExport.setState({ isBusy: false });
  if (outcome === 'written') closeNotesExport();
  else if (outcome !== 'not-chosen') useNotesExport.setState({ error: outcome });
}

/** The system's dialog says where. A toast says what was written. */
export async function exportNotes(
  form: NotesForm,
  notes: readonly LocaleNote[],
): Promise<'written' | 'not-chosen' | AppError> {
  const reply = await request('notes:export', { form, notes: [...notes] });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return 'not-chosen';
  const { ticket, fileName } = reply.value;
  showToast(say('notes.export.done', { file: fileName }), null, showFolderOf(ticket));
  return 'written';
}

/** Beside a toast about a file that was written. */
export function showFolderOf(ticket: string) {
  return {
    label: say('notes.export.show'),
    act: () => orToast(revealNotes(ticket)),
  };
}

async function revealNotes(ticket: string): Promise<AppError | null> {
  const reply = await request('notes:reveal', { ticket });
  return reply.ok ? null : reply.error;
}
