import { isWritingNote } from '../ui/focus-note';

const typed = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(typed);
}

// Not shown: a selector.
const notes = '#step-notes, .notes-view, #store-texts';

/** What an undo is about where the focus is: the notes of all languages, or the text of another field. */
export function undoneThere(): 'notes' | 'field' | 'nothing' {
  if (isWritingNote()) return 'notes';
  const focused = document.activeElement;
  if (isTyping(focused)) return 'field';
  const isCovered = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  const isThere = focused === null || focused === document.body || focused.closest(notes) !== null;
  return isThere && !isCovered ? 'notes' : 'nothing';
}
