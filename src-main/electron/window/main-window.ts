import { app, type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '#shared/domain/settings';
import type { ValueStore } from '../../engine/ports';
import { openWindow, showWindow, type WindowParts } from './window';

export interface MainWindow {
  current: () => BrowserWindow | null;
  /** Opens the window whenever there is none; `watch` receives each new one. */
  open(watch: (window: BrowserWindow) => void): void;
  show: () => void;
  send: (channel: string, payload: unknown) => void;
  whenPageIsGone(listener: () => void): void;
}

interface MainWindowParts extends Pick<WindowParts, 'preload' | 'icon' | 'pageCrashed'> {
  store: ValueStore;
}

/** The lifecycle of the only window: opened, remembered, shown again. */
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
      pageCrashed: parts.pageCrashed,
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
  // On macOS an app stays open when its window is closed; elsewhere it quits.
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());

  return {
    current: () => window,
    open(watcher) {
      watch = watcher;
      openNow();
    },
    show,
    send: (channel, payload) => window?.webContents.send(channel, payload),
    whenPageIsGone(listener) {
      pageIsGone = listener;
    },
  };
}

/** The window's colors follow `prefers-color-scheme`, which follows this setting. */
export function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme;
}
