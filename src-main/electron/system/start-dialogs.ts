import { app, dialog } from 'electron';
import { say } from '#shared/words/say';
import { maskText } from '../../engine/diagnostics/mask';

/** A packaged start with switches or variables that would weaken it. */
export function refuseStart(options: string[]): void {
  dialog.showErrorBox(
    say('start.refused'),
    say('start.refused-options', { options: { list: options } }),
  );
  app.exit(2);
}

/** Without its data folder Slipway can do nothing; the dialog shows why. */
export function giveUp(thrown: unknown): void {
  dialog.showErrorBox(say('start.failed'), maskText(String(thrown)));
  app.exit(1);
}
