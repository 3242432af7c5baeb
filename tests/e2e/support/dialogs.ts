import type { ElectronApplication } from '@playwright/test';

/** The system's dialogs cannot be driven; this replaces the next ones by a person's choice. */
export async function answerOpenDialog(
  app: ElectronApplication,
  path: string | null,
): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    });
  }, path);
}

/** The same for the next dialogs that ask where to save a file. */
export async function answerSaveDialog(
  app: ElectronApplication,
  path: string | null,
): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

/** What the system's message box was given, as far as tests check it. */
export interface ShownQuestion {
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
}

/** Presses the button at `response` in every message box from now on; returns the texts so far. */
export async function answerQuestions(
  app: ElectronApplication,
  response: number,
): Promise<() => Promise<ShownQuestion[]>> {
  await app.evaluate(({ dialog }, button) => {
    const shown: unknown[] = [];
    Object.assign(globalThis, { shownQuestions: shown });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail, buttons, defaultId, cancelId } = given.at(-1) as ShownQuestion;
      shown.push({ message, detail, buttons, defaultId, cancelId });
      return { response: button, checkboxChecked: false };
    };
  }, response);
  return () =>
    app.evaluate(
      () => (globalThis as unknown as { shownQuestions: ShownQuestion[] }).shownQuestions,
    );
}

export async function answerMessageBox(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false });
  }, response);
}
