import { type BrowserWindow, dialog, type FileFilter } from 'electron';

/** The system's own dialog for one file; null when it was closed without a choice. */
export async function chooseFile(
  window: BrowserWindow | null,
  words: { title: string; button: string; filters: FileFilter[] },
): Promise<string | null> {
  const options = {
    title: words.title,
    message: words.title,
    buttonLabel: words.button,
    filters: words.filters,
    properties: ['openFile' as const],
  };
  const shown =
    window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  const { canceled, filePaths } = await shown;
  return canceled ? null : (filePaths[0] ?? null);
}
