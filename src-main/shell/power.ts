import { powerSaveBlocker } from 'electron';
import { isSending, type RunBoard } from './run-board';

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
