import type { MessageKey } from '../words/message';

interface Command {
  /** Its words in the menu. */
  words: MessageKey;
  /** Pressed with Command on a Mac, with Ctrl elsewhere, as in Electron's accelerators: `Shift+F`; a function key alone. */
  key: string;
}

/** What the menu, a key and the command palette do alike. The window decides what it means on the current screen. */
export const commands = {
  'open-package': { words: 'menu.open-package', key: 'O' },
  'import-notes': { words: 'menu.import-notes', key: 'Shift+O' },
  'new-publish': { words: 'menu.new-build', key: 'N' },
  publish: { words: 'menu.publish', key: 'Enter' },
  'show-palette': { words: 'menu.palette', key: 'K' },
  'show-publish': { words: 'window.publish', key: '1' },
  'show-activity': { words: 'window.activity', key: '2' },
  'show-apps': { words: 'window.apps', key: '3' },
  'show-accounts': { words: 'window.accounts', key: '4' },
  'show-practice': { words: 'window.practice', key: '5' },
  'show-settings': { words: 'menu.settings', key: ',' },
  'show-help': { words: 'menu.user-guide', key: 'F1' },
  'show-shortcuts': { words: 'menu.shortcuts', key: '/' },
  'toggle-details': { words: 'menu.details', key: 'I' },
  undo: { words: 'menu.undo', key: 'Z' },
  redo: { words: 'menu.redo', key: 'Shift+Z' },
  find: { words: 'menu.find', key: 'F' },
  'find-in-notes': { words: 'menu.find-in-notes', key: 'Shift+F' },
} as const satisfies Record<string, Command>;

type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as [CommandName, ...CommandName[]];

/** Whether a command's key is pressed without Command or Ctrl. */
export function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/.test(key);
}
