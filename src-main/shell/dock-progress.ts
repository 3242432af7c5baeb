import { app, type BrowserWindow } from 'electron';
import type { RunBoard } from './run-board';
import { outlineOf } from './run-outline';

/** Keeps dock or taskbar and badge at what the runs are doing. */
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
