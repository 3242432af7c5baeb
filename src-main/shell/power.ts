import { powerMonitor, powerSaveBlocker } from 'electron';
import { isSending, type RunBoard, runningOf } from './run-board';

/** Keeps the computer awake while bytes move, and only then: waiting for Apple can be slept through. */
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
 * After sleep the network is another one and the keychain may be open: what waits is tried at once
 * instead of when its timer, which slept too, thinks it is time.
 */
export function tryAgainAfterSleep(board: RunBoard, tryNow: (runId: string) => void): void {
  const tryAll = (): void => {
    for (const run of runningOf(board.all())) tryNow(run.id);
  };
  powerMonitor.on('resume', tryAll);
  powerMonitor.on('unlock-screen', tryAll);
}
