import { useEffect } from 'react';
import { stepLocale } from '../store/note-acts';
import { useWindow } from '../store/window';
import { runCommand } from './commands';
import { commandKeys, isMac, stepKeys } from './shortcuts';

const typed = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(typed);
}

/** Whether something floats that has the keyboard to itself. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function onLocaleKey(event: KeyboardEvent): boolean {
  // By place, not by letter: with Option held, a Mac types another character here.
  const by = event.code === 'BracketLeft' ? -1 : event.code === 'BracketRight' ? 1 : null;
  if (by === null || useWindow.getState().screen.name !== 'publish') return false;
  stepLocale(by);
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
  if (event.defaultPrevented || isCovered()) return false;
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

/** The window's keys. Single ones only while nothing is being typed. */
export function useShortcuts(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (onKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
