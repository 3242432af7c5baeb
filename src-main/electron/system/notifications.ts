import { type BrowserWindow, Notification } from 'electron';
import type { WatchNews } from '#shared/domain/watched-folder';
import { arrivalsNotice, type Notice } from '../../app/notice';
import type { RunBoard } from '../../app/run-board';
import { runNotices } from '../../app/run-notices';

/** Shows the notifications of runs; a click shows the run. */
export function notifyOfRuns(
  board: RunBoard,
  window: () => BrowserWindow | null,
  openRun: (runId: string) => void,
): ReturnType<typeof runNotices> {
  // A notification without a reference is garbage-collected, and its click is lost.
  const shown = new Map<string, Notification>();
  return runNotices({
    board,
    isInFront: () => window()?.isFocused() === true,
    show(run, notice) {
      if (!Notification.isSupported()) return;
      const notification = new Notification(notice);
      shown.set(run.id, notification);
      notification.on('click', () => openRun(run.id));
      notification.on('close', () => shown.delete(run.id));
      notification.show();
    },
  });
}

/** Shows that builds end soon, also over the window in front; a click opens the app. */
export function notifyOfExpiry<App>(open: (app: App) => void): (notice: Notice, app: App) => void {
  const shown = new Set<Notification>();
  return (notice, app) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification(notice);
    shown.add(notification);
    notification.on('click', () => open(app));
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
}

/** Shows what arrived in watched folders while the window is not in front; a click shows the run, or the plan. */
export function notifyOfArrivals(
  window: () => BrowserWindow | null,
  open: (runId: string | null) => void,
): (news: readonly WatchNews[]) => void {
  const shown = new Set<Notification>();
  return (news) => {
    if (!Notification.isSupported() || window()?.isFocused() === true) return;
    const notification = new Notification(arrivalsNotice(news));
    const [only, ...others] = news;
    const runId = others.length === 0 ? (only?.runId ?? null) : null;
    shown.add(notification);
    notification.on('click', () => open(runId));
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
}
