import type { MenuCommand } from '#shared/ipc/contract';
import { accountActions } from '../features/accounts/actions';
import { appActions } from '../features/app/actions';
import { storeActions } from '../features/app-store/actions';
import { batchActions } from '../features/batch/actions';
import { deviceActions } from '../features/devices/actions';
import { diagnosticsActions } from '../features/diagnostics/actions';
import { expiryActions } from '../features/expiry/actions';
import { helpActions } from '../features/help/actions';
import { activityActions } from '../features/history/actions';
import { notesActions } from '../features/notes/actions';
import { editorActions } from '../features/notes/editor-actions';
import { planActions } from '../features/plan-release/actions';
import { presetActions } from '../features/presets/actions';
import { runActions } from '../features/run/actions';
import { settingActions } from '../features/settings/actions';
import { testerActions } from '../features/testers/actions';
import { updateActions } from '../features/updates/actions';
import { type Action, afterPalette, type OffersActions } from '../store/actions';
import { announcer, closeSheet, useWindow } from '../store/window';
import { undoneThere } from './undone-there';
import { windowActions } from './window-actions';

/** Everything that can be done from the menu, with a key or in the command palette, in the palette's order. */
const offers: readonly OffersActions[] = [
  planActions,
  notesActions,
  editorActions,
  runActions,
  presetActions,
  activityActions,
  batchActions,
  appActions,
  storeActions,
  testerActions,
  expiryActions,
  windowActions,
  helpActions,
  diagnosticsActions,
  accountActions,
  deviceActions,
  settingActions,
  updateActions,
];

/** What can be done at this moment, on this screen. */
export function currentActions(): Action[] {
  return offers.flatMap((offer) => offer());
}

type Source = 'menu' | 'key';

/** Milliseconds within which the menu and the window's own handler may both report one key press. */
const echo = 200;
let last: { command: MenuCommand; source: Source; at: number } | null = null;

/** Runs a command once. Says why if it can't be done now; where it has no meaning nothing happens. */
export function runCommand(command: MenuCommand, source: Source): void {
  const at = performance.now();
  const isEcho = last?.command === command && last.source !== source && at - last.at < echo;
  last = isEcho ? null : { command, source, at };
  if (source === 'menu' && (command === 'undo' || command === 'redo')) {
    const there = undoneThere();
    // Deprecated for rich text; still the only way to a field's undo history.
    if (there === 'field' && !isEcho) document.execCommand(command);
    if (there !== 'notes') return;
  }
  const action = isEcho ? undefined : currentActions().find(({ id }) => id === command);
  if (action === undefined) return;
  const act = (): void => {
    if (action.reason) announcer.announceNow(action.reason);
    else action.run();
  };
  if (command === 'show-palette' || useWindow.getState().sheet !== 'palette') return act();
  closeSheet();
  afterPalette(act);
}
