import { app, type BrowserWindow } from 'electron';
import type { ValueStore } from './open-store';
import { openWindow, showWindow, type WindowParts } from './window';

export interface MainWindow {
  current: () => BrowserWindow | null;
  /** Opens the window, now and whenever there is none; `watch` sees each new one. */
  open(watch: (window: BrowserWindow) => void): void;
  show: () => void;
  send: (channel: string, payload: unknown) => void;
  whenPageIsGone(hear: () => void): void;
}

interface MainWindowParts extends Pick<WindowParts, 'preload' | 'icon'> {
  store: ValueStore;
}

/** The one window and its life: opened, remembered, brought back. */
export function createMainWindow(parts: MainWindowParts): MainWindow {
  let window: BrowserWindow | null = null;
  let watch: (opened: BrowserWindow) => void = () => {};
  let pageIsGone: () => void = () => {};

  const openNow = (): BrowserWindow => {
    const opened = openWindow({
      preload: parts.preload,
      icon: parts.icon,
      isPackaged: app.isPackaged,
      rememberedBounds: parts.store.get('window'),
      remember: (bounds) => parts.store.set('window', bounds),
      pageIsGone: () => pageIsGone(),
    });
    opened.on('closed', () => {
      window = null;
      pageIsGone();
    });
    watch(opened);
    window = opened;
    return opened;
  };
  const show = (): void => showWindow(window ?? openNow());
  app.on('activate', show);
  // On macOS an app stays when its window is closed; elsewhere it ends with it.
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());

  return {
    current: () => window,
    open(watcher) {
      watch = watcher;
      openNow();
    },
    show,
    send: (channel, payload) => window?.webContents.send(channel, payload),
    whenPageIsGone(hear) {
      pageIsGone = hear;
    },
  };
}
