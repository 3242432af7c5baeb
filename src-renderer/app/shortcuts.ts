import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { MenuCommand } from '#shared/ipc/contract';
import { type MessageKey, message, type Text } from '#shared/words/message';
import { stepLocale } from '../store/note-actions';
import { useWindow } from '../store/window';
import { runCommand } from './commands';

const isMac = navigator.userAgent.includes('Mac OS X');

/** `⌘O` or `Ctrl+O` */
function commandKey(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

const altKey = (key: string): string => (isMac ? `⌥${key}` : `Alt+${key}`);

/** With Command or Control held, by `KeyboardEvent.key`. */
const commandKeys: Readonly<Record<string, MenuCommand>> = {
  o: 'open-package',
  n: 'new-publish',
  ',': 'show-settings',
  '/': 'show-shortcuts',
  i: 'toggle-details',
  f: 'find',
  '1': 'show-publish',
  '2': 'show-activity',
  '3': 'show-accounts',
  '4': 'show-practice',
  Enter: 'publish',
};

/** The three steps of the Publish screen, by the key that moves the focus there. */
const stepKeys: Readonly<Record<string, string>> = {
  '1': 'step-package',
  '2': 'step-notes',
  '3': 'step-publish',
};

interface ShortcutGroup {
  title: MessageKey;
  keys: readonly { keys: Text; words: MessageKey }[];
}

/** What the shortcuts sheet lists. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'shortcuts.publish',
    keys: [
      { keys: commandKey('O'), words: 'shortcuts.choose-package' },
      { keys: commandKey('N'), words: 'shortcuts.new-build' },
      { keys: commandKey('Enter'), words: 'shortcuts.publish-now' },
      { keys: '1', words: 'shortcuts.go-to-package' },
      { keys: '2', words: 'shortcuts.go-to-notes' },
      { keys: '3', words: 'shortcuts.go-to-plan' },
      { keys: altKey('['), words: 'shortcuts.previous-language' },
      { keys: altKey(']'), words: 'shortcuts.next-language' },
    ],
  },
  {
    title: 'shortcuts.activity',
    keys: [
      { keys: commandKey('F'), words: 'shortcuts.search-runs' },
      { keys: 'Enter', words: 'shortcuts.open-run' },
      { keys: 'Space', words: 'shortcuts.select-run' },
      { keys: 'E', words: 'shortcuts.handled' },
    ],
  },
  {
    title: 'shortcuts.run',
    keys: [
      { keys: commandKey('I'), words: 'shortcuts.details' },
      { keys: commandKey('F'), words: 'shortcuts.search-log' },
      { keys: 'Enter', words: 'shortcuts.next-match' },
      { keys: isMac ? '⇧Enter' : 'Shift+Enter', words: 'shortcuts.previous-match' },
    ],
  },
  {
    title: 'shortcuts.everywhere',
    keys: [
      { keys: commandKey('1'), words: 'window.publish' },
      { keys: commandKey('2'), words: 'window.activity' },
      { keys: commandKey('3'), words: 'window.accounts' },
      { keys: commandKey('4'), words: 'window.practice' },
      { keys: commandKey(','), words: 'window.settings' },
      {
        keys: message('shortcuts.either', { one: '?', other: commandKey('/') }),
        words: 'shortcuts.this-list',
      },
      { keys: 'Esc', words: 'shortcuts.close' },
    ],
  },
];

const typed = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(typed);
}

/** Whether a dialog or menu captures the keyboard. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

const noteField = '.note-area';

function onLocaleKey(event: KeyboardEvent): boolean {
  // On many keyboards AltGr types characters.
  if (event.getModifierState('AltGraph')) return false;
  // By key position, not by letter: with Option held, a Mac types another character here.
  const by = event.code === 'BracketLeft' ? -1 : event.code === 'BracketRight' ? 1 : null;
  if (by === null || useWindow.getState().screen.name !== 'publish') return false;
  const isWriting = document.activeElement?.matches(noteField) === true;
  // Each language has a separate field with its own undo history. It has to exist before the next key press.
  flushSync(() => stepLocale(by));
  if (isWriting) document.querySelector<HTMLElement>(noteField)?.focus();
  return true;
}

function onSingleKey(event: KeyboardEvent): boolean {
  if (event.key === '?') {
    runCommand('show-shortcuts');
    return true;
  }
  const id = stepKeys[event.key];
  const step = id === undefined ? null : document.getElementById(id);
  if (step === null) return false;
  step.focus();
  return true;
}

function onKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || isCovered()) return false;
  const command = isMac ? event.metaKey : event.ctrlKey;
  if (command && !event.altKey && !event.shiftKey) {
    const chosen = commandKeys[event.key];
    if (chosen === undefined) return false;
    runCommand(chosen);
    return true;
  }
  if (command || event.metaKey || event.ctrlKey) return false;
  if (event.altKey) return onLocaleKey(event);
  return isTyping(event.target) ? false : onSingleKey(event);
}

/** The window's shortcuts. Single keys only work while nothing is being typed. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (onKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
