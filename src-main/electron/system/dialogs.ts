import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { say } from '#shared/words/say';
import type { AskPerson } from '../../app/confirm';

/** The system's message box. Enter and Esc both cancel: a yes has to be chosen. */
export function askInDialog(currentWindow: () => BrowserWindow | null): AskPerson {
  return async ({ message, detail, act }) => {
    const options = {
      type: 'warning' as const,
      message,
      detail,
      buttons: [act, say('button.cancel')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = currentWindow();
    // A package of a watched folder asks without a window too, which is not shown for it.
    if (window?.isVisible() !== true) return (await dialog.showMessageBox(options)).response === 0;
    const closed = new AbortController();
    const close = (): void => closed.abort();
    window.once('closed', close);
    try {
      const { response } = await dialog.showMessageBox(window, {
        ...options,
        signal: closed.signal,
      });
      return response === 0;
    } finally {
      window.off('closed', close);
    }
  };
}

interface DialogWords {
  title: string;
  button: string;
  filters: FileFilter[];
  startsIn?: string | undefined;
}

/** The system's dialog for one file; null if it was closed without a choice. */
export async function chooseFile(
  window: BrowserWindow | null,
  words: DialogWords,
): Promise<string | null> {
  const [path] = await ask(window, words, ['openFile']);
  return path ?? null;
}

/** The same for several files, in the order in which the system returns them. */
export function chooseFiles(window: BrowserWindow | null, words: DialogWords): Promise<string[]> {
  return ask(window, words, ['openFile', 'multiSelections']);
}

/** The system's dialog for a folder; null if it was closed without a choice. */
export async function chooseFolder(
  window: BrowserWindow | null,
  words: DialogWords,
): Promise<string | null> {
  const [path] = await ask(window, words, ['openDirectory', 'createDirectory']);
  return path ?? null;
}

/** The system's dialog for where to save a file; null if it was closed without a choice. */
export async function chooseSavePath(
  window: BrowserWindow | null,
  words: DialogWords & { fileName: string },
): Promise<string | null> {
  const options = {
    title: words.title,
    message: words.title,
    buttonLabel: words.button,
    filters: words.filters,
    defaultPath: words.fileName,
    properties: ['showOverwriteConfirmation' as const],
  };
  const shown =
    window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  const { canceled, filePath } = await shown;
  return canceled ? null : filePath;
}

async function ask(
  window: BrowserWindow | null,
  words: DialogWords,
  properties: ('openFile' | 'multiSelections' | 'openDirectory' | 'createDirectory')[],
): Promise<string[]> {
  const options = {
    title: words.title,
    message: words.title,
    buttonLabel: words.button,
    filters: words.filters,
    ...(words.startsIn !== undefined && { defaultPath: words.startsIn }),
    properties,
  };
  const shown =
    window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  const { canceled, filePaths } = await shown;
  return canceled ? [] : filePaths;
}
