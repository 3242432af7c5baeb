import type { TextChange } from '#shared/domain/note-fixes';

/**
 * Changes the text of a field as if it were typed, so that one press of undo in the field takes it back. Setting the
 * value would empty the field's undo history.
 */
export function typeOver(area: HTMLTextAreaElement, { start, end, text }: TextChange): void {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  // Deprecated for rich text; still the only way into a field's undo history.
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}
