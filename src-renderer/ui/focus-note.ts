import { flushSync } from 'react-dom';

const noteArea = '.note-area';

/** Whether a person is writing a note. */
export function isWritingNote(): boolean {
  return document.activeElement?.matches(noteArea) === true;
}

/** Moves the focus to the note that is being edited. */
export function focusNote(): void {
  area()?.focus();
}

/** What stands in the note that is being edited. */
export function textInNote(): string {
  return area()?.value ?? '';
}

/** Selects a place of the note and scrolls it into view. */
export function showInNote(start: number, end: number): void {
  const note = area();
  const box = note?.parentElement;
  const marks = box?.querySelector('.note-marks')?.firstChild;
  note?.focus({ preventScroll: true });
  note?.setSelectionRange(start, end);
  if (!(marks instanceof Text) || !box) return;
  const range = document.createRange();
  range.setStart(marks, start);
  range.setEnd(marks, end);
  const place = range.getBoundingClientRect();
  const view = box.getBoundingClientRect();
  box.scrollIntoView({ block: 'nearest' });
  if (place.top >= view.top && place.bottom <= view.bottom) return;
  box.scrollTop += place.top - view.top - box.clientHeight / 3;
}

function area(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(noteArea);
}

/** Each language has a field of its own, which has to exist before the next key press. */
export function keepWriting(act: () => void): void {
  const isWriting = isWritingNote();
  flushSync(act);
  if (isWriting) focusNote();
}
