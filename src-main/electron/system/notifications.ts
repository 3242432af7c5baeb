import { type BrowserWindow, Notification } from 'electron';
import type { PublishRun } from '#shared/domain/publish-run';
import { type Notice, newsNotice, noticeFor } from '../../app/notice';
import type { RunBoard } from '../../app/run-board';

/** Shows notifications while the window is not in front; a click shows the run. */
export function notifyOfRuns(
  board: RunBoard,
  window: () => BrowserWindow | null,
  openRun: (runId: string) => void,
): { notifyNews: (run: PublishRun) => void } {
  // A notification without a reference is garbage-collected, and its click is lost.
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
  // A window in front does not make clear what Apple did meanwhile.
  return { notifyNews: (run) => show(run, newsNotice(run)) };
}
