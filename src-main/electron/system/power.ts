import { type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';
import { isSending, type RunBoard, runningOf } from '../../app/run-board';
import type { Pace } from '../../engine/engine';

/** Keeps the computer awake only while bytes are sent: it may sleep while waiting for Apple. */
export function stayAwakeWhileSending(board: RunBoard): void {
  let blocker: number | null = null;
  board.follow(() => {
    const sending = board.all().some(isSending);
    if (sending && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (sending || blocker === null) return;
    powerSaveBlocker.stop(blocker);
    blocker = null;
  });
}

/**
 * After sleep the network may be different and the keychain unlocked: waiting runs retry at once instead of when
 * their timer, which slept too, fires.
 */
export function tryAgainAfterSleep(
  board: RunBoard,
  tryNow: (runId: string) => void,
  alsoAfterwards: () => void,
): void {
  const tryAll = (): void => {
    for (const run of runningOf(board.all())) tryNow(run.id);
  };
  powerMonitor.on('resume', tryAll);
  powerMonitor.on('resume', alsoAfterwards);
  powerMonitor.on('unlock-screen', tryAll);
}

/** Reports whether the window can be seen: hidden or minimized, it cannot. */
export function followPace(window: BrowserWindow, setPace: (pace: Pace) => void): void {
  const report = (): void =>
    setPace(window.isVisible() && !window.isMinimized() ? 'shown' : 'hidden');
  window.on('show', report);
  window.on('hide', report);
  window.on('minimize', report);
  window.on('restore', report);
  window.on('closed', () => setPace('hidden'));
}
