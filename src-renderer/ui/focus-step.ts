/** Moves the focus to a step of the Publish screen: to the text of the notes, else to the step itself. */
export function focusStep(id: string): boolean {
  const step = document.getElementById(id);
  const text = step?.querySelector<HTMLElement>('textarea:enabled');
  (text ?? step)?.focus();
  return step !== null;
}
