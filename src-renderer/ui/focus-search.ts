export const searchInputClass = 'search-field-input';

/** Not shown: a selector. */
export const searchInput = `input.${searchInputClass}`;

/** Moves the focus to the search field of the screen, its text selected. */
export function focusSearchField(): void {
  const input = document.querySelector<HTMLInputElement>(searchInput);
  input?.focus();
  input?.select();
}
