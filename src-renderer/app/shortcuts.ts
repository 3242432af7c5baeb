import type { MenuCommand } from '#shared/ipc-contract';

export const isMac = navigator.userAgent.includes('Mac OS X');

/** `⌘O` or `Ctrl+O` */
export function commandKey(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

export const altKey = (key: string): string => (isMac ? `⌥${key}` : `Alt+${key}`);

/** With Command or Control held, by `KeyboardEvent.key`. */
export const commandKeys: Readonly<Record<string, MenuCommand>> = {
  o: 'open-package',
  n: 'new-publish',
  ',': 'show-settings',
  '/': 'show-shortcuts',
  '1': 'show-publish',
  '2': 'show-activity',
  '3': 'show-accounts',
  '4': 'show-practice',
  Enter: 'publish',
};

/** The three steps of the Publish screen, by the key that brings the focus there. */
export const stepKeys: Readonly<Record<string, string>> = {
  '1': 'step-package',
  '2': 'step-notes',
  '3': 'step-publish',
};

export interface ShortcutGroup {
  title: string;
  keys: readonly { keys: string; words: string }[];
}

/** What the sheet lists. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Publish',
    keys: [
      { keys: commandKey('O'), words: 'Choose a package' },
      { keys: commandKey('N'), words: 'Start another publish' },
      { keys: commandKey('Enter'), words: 'Publish, after a question' },
      { keys: '1', words: 'Go to the package' },
      { keys: '2', words: 'Go to What to Test' },
      { keys: '3', words: 'Go to the plan and Publish' },
      { keys: altKey('['), words: 'Language above' },
      { keys: altKey(']'), words: 'Language below' },
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      { keys: commandKey('1'), words: 'Publish' },
      { keys: commandKey('2'), words: 'Activity' },
      { keys: commandKey('3'), words: 'Accounts' },
      { keys: commandKey('4'), words: 'Practice' },
      { keys: commandKey(','), words: 'Settings' },
      { keys: `? or ${commandKey('/')}`, words: 'This list' },
      { keys: 'Esc', words: 'Close what floats' },
    ],
  },
];
