import { useMatches } from './use-matches';
import { useWindow } from './window';

/** From this width on the pane is open beside a run by default. */
const wide = window.matchMedia('(min-width: 1440px)'); // Not shown: a media query.
/** Up to this width the pane floats over the run. */
const narrow = window.matchMedia('(max-width: 899px)'); // Not shown: a media query.

export const paneId = 'details';
export const searchId = 'log-search';

function isOpen(): boolean {
  return useWindow.getState().showsDetails ?? wide.matches;
}

export function useDetailsPane(): { isOpen: boolean; floats: boolean } {
  const choice = useWindow((state) => state.showsDetails);
  const isWide = useMatches(wide);
  const floats = useMatches(narrow);
  return { isOpen: choice ?? isWide, floats };
}

export function toggleDetails(): void {
  if (useWindow.getState().screen.name === 'run') setDetails(!isOpen());
}

export function closeDetails(): void {
  setDetails(false);
}

/** Closing removes what may have the focus: it returns to the button that opens the pane. */
function setDetails(showsDetails: boolean): void {
  const pane = document.getElementById(paneId);
  const hadFocus = pane?.contains(document.activeElement) ?? false;
  useWindow.setState({ showsDetails });
  if (hadFocus) requestAnimationFrame(() => document.getElementById('details-button')?.focus());
}

/** Focuses the search in the log, and opens the pane first if it is closed. */
export function findInLog(): void {
  if (useWindow.getState().screen.name !== 'run') return;
  if (!isOpen()) setDetails(true);
  requestAnimationFrame(() => {
    const field = document.getElementById(searchId);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  });
}
