import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { commandNames, commands } from '#shared/domain/command';
import type { MenuCommand } from '#shared/ipc/contract';
import { type MessageKey, message, type Text } from '#shared/words/message';
import { focusProblem } from '../features/notes/focus-problem';
import { changeLanguageView, useLanguageView } from '../store/language-list';
import {
  editorButton,
  goToProblem,
  openNotes,
  openNotesEditor,
  stepLanguage,
} from '../store/open-notes';
import { useWindow } from '../store/window';
import { keepWriting } from '../ui/focus-note';
import { focusSearchField, focusStep, searchInput } from '../ui/focus-places';
import { altKey, escapeKey, isMac, keyOf } from '../words/keys';
import { runCommand } from './actions';
import { isTyping, undoneThere } from './undone-there';

/** By key, in lower case: with Command or Control held. */
const commandOf: ReadonlyMap<string, MenuCommand> = new Map(
  commandNames.map((name) => [commands[name].key.toLowerCase(), name]),
);

/** The steps of the Publish screen, by the key that moves the focus there. */
const stepKeys: Readonly<Record<string, string>> = {
  '1': 'step-package',
  '2': 'step-notes',
  '3': 'step-groups',
  '4': 'step-publish',
};

/** The command of a key, which may be pressed with Shift. */
function pressedCommand({ key, shiftKey }: KeyboardEvent): MenuCommand | undefined {
  if (key.toLowerCase() === 'y' && !shiftKey && !isMac()) return 'redo';
  return commandOf.get(`${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`);
}

interface ShortcutGroup {
  title: MessageKey;
  keys: readonly { keys: Text; words: MessageKey }[];
}

const searchKeys = (): Text => message('shortcuts.either', { one: '/', other: keyOf('find') });

/** What the shortcuts sheet lists. */
export const shortcutGroups = (): readonly ShortcutGroup[] => [
  {
    title: 'shortcuts.publish',
    keys: [
      { keys: keyOf('open-package'), words: 'shortcuts.choose-package' },
      { keys: keyOf('new-publish'), words: 'shortcuts.new-build' },
      { keys: keyOf('publish'), words: 'shortcuts.publish-now' },
      { keys: '1', words: 'shortcuts.go-to-package' },
      { keys: '2', words: 'shortcuts.go-to-notes' },
      { keys: '3', words: 'shortcuts.go-to-testers' },
      { keys: '4', words: 'shortcuts.go-to-plan' },
    ],
  },
  {
    title: 'shortcuts.notes',
    keys: [
      { keys: 'E', words: 'shortcuts.open-editor' },
      { keys: keyOf('import-notes'), words: 'shortcuts.import-notes' },
      {
        keys: message('shortcuts.either', { one: altKey('['), other: altKey('↑') }),
        words: 'shortcuts.previous-language',
      },
      {
        keys: message('shortcuts.either', { one: altKey(']'), other: altKey('↓') }),
        words: 'shortcuts.next-language',
      },
      { keys: 'F8', words: 'shortcuts.next-problem' },
      { keys: isMac() ? '⇧F8' : 'Shift+F8', words: 'shortcuts.previous-problem' },
      { keys: searchKeys(), words: 'shortcuts.filter-languages' },
      { keys: keyOf('find-in-notes'), words: 'menu.find-in-notes' },
      { keys: keyOf('undo'), words: 'menu.undo' },
      { keys: keyOf('redo'), words: 'menu.redo' },
      { keys: escapeKey, words: 'shortcuts.close-editor' },
    ],
  },
  {
    title: 'shortcuts.activity',
    keys: [
      { keys: searchKeys(), words: 'shortcuts.search-runs' },
      { keys: 'Enter', words: 'shortcuts.open-run' },
      { keys: 'Space', words: 'shortcuts.select-run' },
      { keys: 'E', words: 'shortcuts.handled' },
    ],
  },
  {
    title: 'window.apps',
    keys: [
      { keys: searchKeys(), words: 'apps.search' },
      { keys: keyOf('find'), words: 'app-page.builds.find' },
    ],
  },
  {
    title: 'shortcuts.run',
    keys: [
      { keys: keyOf('toggle-details'), words: 'shortcuts.details' },
      { keys: keyOf('find'), words: 'shortcuts.search-log' },
      { keys: 'Enter', words: 'shortcuts.next-match' },
      { keys: isMac() ? '⇧Enter' : 'Shift+Enter', words: 'shortcuts.previous-match' },
    ],
  },
  {
    title: 'shortcuts.everywhere',
    keys: [
      { keys: keyOf('show-palette'), words: 'menu.palette' },
      { keys: keyOf('show-publish'), words: 'window.publish' },
      { keys: keyOf('show-activity'), words: 'window.activity' },
      { keys: keyOf('show-apps'), words: 'window.apps' },
      { keys: keyOf('show-accounts'), words: 'window.accounts' },
      { keys: keyOf('show-practice'), words: 'window.practice' },
      { keys: keyOf('show-settings'), words: 'window.settings' },
      { keys: keyOf('show-help'), words: 'menu.user-guide' },
      {
        keys: message('shortcuts.either', { one: '?', other: keyOf('show-shortcuts') }),
        words: 'shortcuts.this-list',
      },
      { keys: escapeKey, words: 'shortcuts.close' },
    ],
  },
];

/** Whether a dialog or menu captures the keyboard; the command palette's own key closes it. */
function isCovered(event: KeyboardEvent): boolean {
  if (useWindow.getState().sheet === 'palette') return pressedCommand(event) !== 'show-palette';
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** By key position, not by letter: with Option held, a Mac types another character there, or a dead key. */
const languageSteps: Readonly<Record<string, 1 | -1>> = {
  BracketLeft: -1,
  BracketRight: 1,
  ArrowUp: -1,
  ArrowDown: 1,
};

/** Controls that open or change with Alt and an arrow. */
const withArrows = '[aria-haspopup], select, input[type=number]';

function onLanguageKey(event: KeyboardEvent): boolean {
  // On many keyboards AltGr types characters.
  if (event.getModifierState('AltGraph') || event.shiftKey) return false;
  const { code, target } = event;
  const by = languageSteps[code];
  if (by === undefined || openNotes() === null) return false;
  const isArrow = code.startsWith('Arrow');
  if (isArrow && target instanceof HTMLElement && target.matches(withArrows)) return false;
  keepWriting(() => stepLanguage(by));
  return true;
}

function onProblemKey(by: 1 | -1): boolean {
  if (openNotes() === null) return false;
  if (flushSync(() => goToProblem(by))) focusProblem();
  return true;
}

/** Clears a selection of several languages, else leaves the editor's screen. */
function onEscape(): boolean {
  const notes = openNotes();
  if (notes === null) return false;
  const { selected } = useLanguageView.getState();
  if (selected.size > 1) changeLanguageView({ selected: new Set() });
  else if (notes.leave === null) return false;
  else notes.leave();
  return true;
}

/** Not every list is long enough to have a search field. */
function onSearchKey(): boolean {
  if (document.querySelector(searchInput) === null) return false;
  focusSearchField();
  return true;
}

function onEditorKey(): boolean {
  if (openNotes() === null || useWindow.getState().screen.name !== 'publish') return false;
  openNotesEditor({ kind: 'plan' }, editorButton);
  return true;
}

/** Held down, it goes on. Where it is not about the notes, the page has its own. */
function onUndoKey(command: 'undo' | 'redo'): boolean {
  if (undoneThere() !== 'notes') return false;
  runCommand(command, 'key');
  return true;
}

function onSingleKey(event: KeyboardEvent): boolean {
  if (event.key === '?') {
    runCommand('show-shortcuts', 'key');
    return true;
  }
  if (event.key === '/') return onSearchKey();
  if (event.key.toLowerCase() === 'e' && onEditorKey()) return true;
  const id = stepKeys[event.key];
  return id !== undefined && focusStep(id);
}

function onKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || isCovered(event)) return false;
  const command = isMac() ? event.metaKey : event.ctrlKey;
  if (command && !event.altKey) {
    const chosen = pressedCommand(event);
    if (chosen === undefined) return false;
    if (chosen === 'undo' || chosen === 'redo') return onUndoKey(chosen);
    // A key that is held down is one press.
    if (!event.repeat) runCommand(chosen, 'key');
    return true;
  }
  if (command || event.metaKey || event.ctrlKey) return false;
  if (event.altKey) return onLanguageKey(event);
  if (event.key === 'F1' && !event.shiftKey) {
    runCommand('show-help', 'key');
    return true;
  }
  if (event.key === 'F8') return onProblemKey(event.shiftKey ? -1 : 1);
  if (event.key === 'Escape') return onEscape();
  return isTyping(event.target) ? false : onSingleKey(event);
}

/**
 * A focused button takes Enter for its own press, with Control or Command held too, and would be pressed in place of
 * Publish: an override that was just given would be undone. So the key is seen before the button sees it.
 */
function onPublishKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.target instanceof Element)) return false;
  return event.target.closest('button, a') !== null && onKey(event);
}

/** The window's shortcuts. Single keys only work while nothing is being typed. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (onKey(event)) event.preventDefault();
    };
    const onFirst = (event: KeyboardEvent) => {
      if (!onPublishKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onFirst, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onFirst, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
