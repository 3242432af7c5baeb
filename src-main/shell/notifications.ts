import { type BrowserWindow, Notification } from 'electron';
import type { PublishRun } from '#shared/domain/publish-run';
import { type Notice, newsNotice, noticeFor } from './notice';
import type { RunBoard } from './run-board';

/** Shows notices while the window is not in front; a click brings the run. */
export function notifyOfRuns(
  board: RunBoard,
  window: () => BrowserWindow | null,
  openRun: (runId: string) => void,
): { tellNews: (run: PublishRun) => void } {
  // A notification that nothing holds is collected, and its click is lost.
  const shown = new Map<string, Notification>();
  const show = (run: PublishRun, notice: Notice): void => {
    if (!Notification.isSupported()) return;
    const notification = new Notification(notice);
    shown.set(run.id, notification);
    notification.on('click', () => openRun(run.id));
    notification.on('close', () => shown.delete(run.id));
    notification.show();
  };
  board.follow((run, before) => {
    const notice = noticeFor(run, before);
    if (notice !== null && window()?.isFocused() !== true) show(run, notice);
  });
  // The window in front does not show by itself what Apple did meanwhile.
  return { tellNews: (run) => show(run, newsNotice(run)) };
}
