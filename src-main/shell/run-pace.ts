import type { BrowserWindow } from 'electron';
import type { Pace } from '../engine/engine';

/** Tells whether somebody can see the window: hidden and minimised, nobody can. */
export function followPace(window: BrowserWindow, setPace: (pace: Pace) => void): void {
  const look = (): void =>
    setPace(window.isVisible() && !window.isMinimized() ? 'shown' : 'hidden');
  window.on('show', look);
  window.on('hide', look);
  window.on('minimize', look);
  window.on('restore', look);
  window.on('closed', () => setPace('hidden'));
}
