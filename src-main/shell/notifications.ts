import { type BrowserWindow, Notification } from 'electron';
import { noticeFor } from './notice';
import type { RunBoard } from './run-board';

/** Shows notices while the window is not in front; a click brings the run. */
export function notifyOfRuns(
  board: RunBoard,
  window: () => BrowserWindow | null,
  openRun: (runId: string) => void,
): void {
  // A notification that nothing holds is collected, and its click is lost.
  const shown = new Map<string, Notification>();
  board.follow((run, before) => {
    const notice = noticeFor(run, before);
    if (notice === null || window()?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification(notice);
    shown.set(run.id, notification);
    notification.on('click', () => openRun(run.id));
    notification.on('close', () => shown.delete(run.id));
    notification.show();
  });
}
