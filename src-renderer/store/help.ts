import type { HelpPlace } from './help-place';
import { type Screen, show, useWindow } from './window';

/** Where Help was opened from, to return there. */
let cameFrom: Screen = { name: 'publish' };

/** Opens Help at a place, without one at its first page. */
export function openHelp(place: HelpPlace = { page: 'first-publish' }): void {
  const { screen } = useWindow.getState();
  if (screen.name !== 'help') cameFrom = screen;
  // A sheet would cover the guide.
  useWindow.setState({ screen: { name: 'help', place }, sheet: null });
}

export function leaveHelp(): void {
  show(cameFrom);
}
