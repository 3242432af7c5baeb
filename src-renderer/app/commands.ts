import type { MenuCommand } from '#shared/ipc-contract';
import { choosePackage, closePackage } from '../store/package-acts';
import { askToPublish } from '../store/run-acts';
import { openSheet, show } from '../store/window';

/** A new publish: the package that is open is put away, its draft kept. */
export function startAnother(): void {
  void closePackage();
  show({ name: 'publish' });
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
  publish: askToPublish,
};

/** Milliseconds in which a menu's key and the window's own may both report one press. */
const echo = 200;
let last: { command: MenuCommand; at: number } | null = null;

/** What the menu or a key asks for, once. */
export function runCommand(command: MenuCommand): void {
  const at = performance.now();
  const isEcho = last?.command === command && at - last.at < echo;
  last = { command, at };
  if (!isEcho) acts[command]();
}
