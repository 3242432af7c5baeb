export const searchInputClass = 'search-field-input';

/** Not shown: a selector. */
export const searchInput = `input.${searchInputClass}`;

/** Moves the focus to the search field of the screen, its text selected. */
export function focusSearchField(): void {
  const input = document.querySelector<HTMLInputElement>(searchInput);
  input?.focus();
  input?.select();
}

/** Moves the focus to a step of the Publish screen: to the text of the notes, else to the step itself. */
export function focusStep(id: string): boolean {
  const step = document.getElementById(id);
  const text = step?.querySelector<HTMLElement>('textarea:enabled');
  (text ?? step)?.focus();
  return step !== null;
}
