import { app, type BrowserWindow } from 'electron';
import { outlineOf, type RunBoard } from '../../app/run-board';

/** Keeps the dock or taskbar and the badge in step with the runs. */
export function showRunsInDock(board: RunBoard, window: () => BrowserWindow | null): void {
  let shown = '';
  board.follow(() => {
    const outline = outlineOf(board.all());
    const rounded = {
      ...outline,
      bar: { ...outline.bar, value: Math.round(outline.bar.value * 100) / 100 },
    };
    const next = JSON.stringify(rounded);
    const target = window();
    if (next === shown || target === null) return;
    shown = next;
    target.setProgressBar(rounded.bar.value, { mode: rounded.bar.mode });
    app.setBadgeCount(rounded.badge);
  });
}
