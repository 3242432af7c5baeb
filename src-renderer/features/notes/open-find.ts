import { changePanes } from '../../store/notes-panes';
import { focusNote } from '../../ui/focus-note';
import { selectedInNote } from './note-area';

function selectWanted(): void {
  const field = document.querySelector('.find-notes')?.querySelector('input');
  field?.focus();
  field?.select();
}

/** Opens the bar with what is selected in the note, or moves the focus to it. */
export function openFind(): void {
  const selection = selectedInNote();
  const isWord = selection !== '' && !selection.includes('\n');
  changePanes({ finds: true, ...(isWord && { wanted: selection }) });
  requestAnimationFrame(() => requestAnimationFrame(selectWanted));
}

export function closeFind(): void {
  changePanes({ finds: false });
  focusNote();
}
