import { typeOver } from '../../text-editor/type-over';
import type { Found } from './find-text';

/** The text area of the note in the chosen language. */
function noteArea(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('.note-area');
}

/** What is selected in the note; empty if nothing is. */
export function selectedInNote(): string {
  const area = noteArea();
  return area === null ? '' : area.value.slice(area.selectionStart, area.selectionEnd);
}

/** Types a text at the caret, over what is selected. */
export function typeAtCaret(text: string): void {
  const area = noteArea();
  if (area === null) return;
  typeOver(area, { start: area.selectionStart, end: area.selectionEnd, text });
}

/** Types a text over a place of the note. */
export function typeAt(text: string, { start, end }: Found): void {
  const area = noteArea();
  if (area !== null) typeOver(area, { start, end, text });
}

/** A place as the text area counts it, which has every line end as one character. */
export function asInArea(text: string, { start, end }: Found): Found {
  const place = (index: number): number => text.slice(0, index).replace(/\r\n?/g, '\n').length;
  return { start: place(start), end: place(end) };
}
