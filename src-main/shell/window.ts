import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pageUrl } from './frame-check';
import { webPreferences } from './web-preferences';
import { fitBounds, type WindowBounds } from './window-bounds';

export interface WindowParts {
  preload: string;
  /** Shown by Linux, which asks the window for it and not the program. */
  icon: string;
  isPackaged: boolean;
  rememberedBounds: unknown;
  remember: (bounds: WindowBounds) => void;
  /** The page is gone or loads anew. */
  pageIsGone: () => void;
}

/** The page's own background (tokens.css), so that nothing flashes before it is drawn. */
const background = { light: '#f8fafc', dark: '#131519' };

const currentBackground = (): string =>
  nativeTheme.shouldUseDarkColors ? background.dark : background.light;

/** The one place that makes a window. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fitBounds(parts.rememberedBounds, screens),
    minWidth: 720,
    minHeight: 480,
    title: 'Slipway',
    icon: parts.icon,
    show: false,
    backgroundColor: currentBackground(),
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    webPreferences: webPreferences(parts.preload, parts.isPackaged),
  });
  follow(window, parts);
  void window.loadURL(pageUrl);
  return window;
}

function follow(window: BrowserWindow, parts: WindowParts): void {
  const recolour = (): void => window.setBackgroundColor(currentBackground());
  nativeTheme.on('updated', recolour);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => parts.remember(window.getNormalBounds()));
  window.on('closed', () => nativeTheme.off('updated', recolour));
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) parts.pageIsGone();
  });
  reloadAfterCrash(window, parts.pageIsGone);
}

/** A page that crashed is loaded again, unless it has just been: then it would crash for ever. */
function reloadAfterCrash(window: BrowserWindow, pageIsGone: () => void): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    pageIsGone();
    const now = performance.now();
    if (reason !== 'clean-exit' && now - last > 10_000) window.webContents.reload();
    last = now;
  });
}

/** Brings the window to the front, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
