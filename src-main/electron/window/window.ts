import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pageUrl } from '../security/frame-check';
import { fitBounds, type WindowBounds, webPreferences } from './window-options';

export interface WindowParts {
  preload: string;
  /** Linux shows the window's icon rather than the program's. */
  icon: string;
  isPackaged: boolean;
  rememberedBounds: unknown;
  remember: (bounds: WindowBounds) => void;
  /** The page is gone or reloading. */
  pageIsGone: () => void;
  /** The page is gone because its process crashed or was killed; it is loaded again. */
  pageCrashed: (reason: string) => void;
}

/** The page's own background (tokens.css), so that nothing flashes before it is painted. */
const background = { light: '#f8fafc', dark: '#131519' };

const currentBackground = (): string =>
  nativeTheme.shouldUseDarkColors ? background.dark : background.light;

/** The only function that creates a window. */
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
  reloadAfterCrash(window, parts);
}

/** A page that crashed is reloaded, unless it was reloaded just before: then it would keep crashing. */
function reloadAfterCrash(window: BrowserWindow, parts: WindowParts): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    parts.pageIsGone();
    if (reason !== 'clean-exit') parts.pageCrashed(reason);
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
