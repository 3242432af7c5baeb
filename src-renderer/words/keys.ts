import { commands, isFunctionKey } from '#shared/domain/command';
import type { MenuCommand } from '#shared/ipc/contract';

export const isMac = (): boolean => navigator.userAgent.includes('Mac OS X');

/** With Command on a Mac and Ctrl elsewhere: `⌘O` or `Ctrl+O`, `⇧⌘F` or `Ctrl+Shift+F`. */
export function commandKey(key: string): string {
  if (!isMac()) return `Ctrl+${key}`;
  if (key.startsWith('Shift+')) return `⇧⌘${key.slice('Shift+'.length)}`;
  return `⌘${key === 'Enter' ? '↩' : key}`;
}

/** As it is written on the key. */
export const escapeKey = 'Esc';

/** `⌥[` or `Alt+[` */
export function altKey(key: string): string {
  return isMac() ? `⌥${key}` : `Alt+${key}`;
}

/** The key of a command, as the menu shows it. */
export function keyOf(command: MenuCommand): string {
  const { key } = commands[command];
  return isFunctionKey(key) ? key : commandKey(key);
}

/** The same for `aria-keyshortcuts`. */
export function spokenKeyOf(command: MenuCommand): string {
  const { key } = commands[command];
  if (isFunctionKey(key)) return key;
  return `${isMac() ? 'Meta' : 'Control'}+${key}`;
}
