export const searchInputClass = 'search-field-input';

/** Moves the focus to the search field of the screen, its text selected. */
export function focusSearchField(): void {
  const input = document.querySelector<HTMLInputElement>(`input.${searchInputClass}`);
  input?.focus();
  input?.select();
}
