import { create } from 'zustand';
import { say } from '#shared/words/say';
import { makeAnnouncer } from './announcer';
import type { AppKey, AppTab } from './app-pages';
import type { HelpPlace } from './help-place';
import type { NotesOnScreen } from './notes-book';

export type Screen =
  | { name: 'publish' }
  /** The notes editor on a screen of its own. */
  | { name: 'notes'; of: NotesOnScreen }
  | { name: 'run'; runId: string }
  | { name: 'activity' }
  | { name: 'apps' }
  /** `tab` opens it there; left out, where it was last. */
  | { name: 'app'; app: AppKey; tab?: AppTab }
  | { name: 'accounts' }
  | { name: 'batches' }
  | { name: 'batch'; batchId: string }
  | { name: 'devices' }
  | { name: 'expiry' }
  | { name: 'practice' }
  | { name: 'settings' }
  | { name: 'help'; place: HelpPlace };
export type ScreenName = Screen['name'];

/** The sheets that a shortcut or the menu can open from anywhere. */
export type OpenSheet =
  | 'shortcuts'
  | 'add-key'
  | 'palette'
  | 'cancel-run'
  | 'apple-report'
  | 'hand-over'
  | 'add-device'
  | 'back-up-keys'
  | 'restore-keys'
  | 'key-role'
  | 'updates';

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
  /** Another action beside the undo. */
  more: { label: string; act: () => void } | null;
}

interface WindowState {
  screen: Screen;
  /** Counts up whenever another language was loaded: everything that is shown is rendered again. */
  language: number;
  sheet: OpenSheet | null;
  toasts: readonly Toast[];
  /** Whether the pane beside a run is open; null leaves it to the window's width. */
  showsDetails: boolean | null;
  /** The text of the only status region. */
  said: string;
  /** Icons by bundle ID, of opened packages and of earlier runs; run snapshots do not contain them. */
  icons: Readonly<Record<string, string>>;
}

export const useWindow = create<WindowState>(() => ({
  screen: { name: 'publish' },
  language: 0,
  sheet: null,
  toasts: [],
  showsDetails: null,
  said: '',
  icons: {},
}));

export function show(screen: Screen): void {
  useWindow.setState({ screen });
}

/** Opens Settings at one of its sections. */
export function showSettings(sectionId: string): void {
  show({ name: 'settings' });
  requestAnimationFrame(() => document.getElementById(sectionId)?.focus());
}

export function openSheet(sheet: OpenSheet): void {
  useWindow.setState({ sheet });
}

/** The key that opens the command palette closes it too. */
export function togglePalette(): void {
  if (useWindow.getState().sheet === 'palette') closeSheet();
  else openSheet('palette');
}

export function closeSheet(): void {
  useWindow.setState({ sheet: null });
}

export function keepIcon(bundleId: string | null, icon: string | null): void {
  if (bundleId === null || icon === null) return;
  useWindow.setState((state) => ({ icons: { ...state.icons, [bundleId]: icon } }));
}

/** All screen-reader announcements go through here. */
export const announcer = makeAnnouncer(
  (said) => useWindow.setState({ said }),
  () => performance.now(),
);

let nextToast = 1;

/** More would cover the screen. */
const mostToasts = 2;

/** Shows a toast for ten seconds, with an undo if there is one. The same text again takes the place of the first. */
export function showToast(
  text: string,
  undo: Toast['undo'] = null,
  more: Toast['more'] = null,
): void {
  const toast = { id: nextToast++, text, undo, more };
  useWindow.setState(({ toasts }) => ({
    toasts: [...toasts.filter((one) => one.text !== text), toast].slice(-mostToasts),
  }));
  announcer.announceNow(undo === null ? text : say('announced.with-undo', { done: text }));
}

/** Drops the toasts that say or offer nothing any more. */
export function dropToasts(isOver: (toast: Toast) => boolean): void {
  useWindow.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => !isOver(toast)) }));
}

/** What could be undone is over. */
export function dropUndos(): void {
  useWindow.setState((state) => ({ toasts: state.toasts.filter(({ undo }) => undo === null) }));
}

export function dropToast(id: number): void {
  useWindow.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
