import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { say } from '#shared/words/say';
import type { AskPerson } from '../../app/confirm';

/** The system's message box. Enter and Esc both cancel: a yes has to be chosen. */
export function askInDialog(currentWindow: () => BrowserWindow | null): AskPerson {
  return async ({ message, detail, act }) => {
    const window = currentWindow();
    if (window === null) return false;
    const closed = new AbortController();
    const close = (): void => closed.abort();
    window.once('closed', close);
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message,
        detail,
        buttons: [act, say('button.cancel')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
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

async function ask(
  window: BrowserWindow | null,
  words: DialogWords,
  properties: ('openFile' | 'multiSelections')[],
): Promise<string[]> {
  const options = {
    title: words.title,
    message: words.title,
    buttonLabel: words.button,
    filters: words.filters,
    properties,
  };
  const shown =
    window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  const { canceled, filePaths } = await shown;
  return canceled ? [] : filePaths;
}
