import type { MenuCommand } from '#shared/ipc/contract';
import { findInLog, toggleDetails } from '../store/details-pane';
import { choosePackage, closePackage } from '../store/package-actions';
import { askToPublish } from '../store/run-actions';
import { openSheet, show, useWindow } from '../store/window';

/** A new publish: the open package is closed, its draft kept. */
export function startAnother(): void {
  const isShown = useWindow.getState().screen.name === 'publish';
  show({ name: 'publish' });
  // After a run the next waiting package is already open, and has not been shown yet.
  if (isShown) void closePackage();
}

/** The search field of the current screen. */
function findHere(): void {
  if (useWindow.getState().screen.name === 'run') return findInLog();
  document.querySelector<HTMLInputElement>('input.run-search-input')?.focus();
}

const acts: Record<MenuCommand, () => void> = {
  'open-package': () => void choosePackage(),
  'new-publish': startAnother,
  'show-publish': () => show({ name: 'publish' }),
  'show-activity': () => show({ name: 'activity' }),
  'show-accounts': () => show({ name: 'accounts' }),
  'show-practice': () => show({ name: 'practice' }),
  'show-settings': () => show({ name: 'settings' }),
  'show-shortcuts': () => openSheet('shortcuts'),
  'toggle-details': toggleDetails,
  find: findHere,
  publish: askToPublish,
};

/** Milliseconds within which a menu's shortcut and the window's own handler may both report one key press. */
const echo = 200;
let last: { command: MenuCommand; at: number } | null = null;

/** Runs a command from the menu or a key once. */
export function runCommand(command: MenuCommand): void {
  const at = performance.now();
  const isEcho = last?.command === command && at - last.at < echo;
  last = { command, at };
  if (!isEcho) acts[command]();
}
