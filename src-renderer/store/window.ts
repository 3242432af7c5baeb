import { create } from 'zustand';
import { makeAnnouncer } from './announcer';

export type Screen =
  | { name: 'publish' }
  | { name: 'run'; runId: string }
  | { name: 'activity' }
  | { name: 'apps' }
  | { name: 'accounts' }
  | { name: 'practice' }
  | { name: 'settings' };
export type ScreenName = Screen['name'];

/** The sheets and confirmations that a key or the menu can open from anywhere. */
export type OpenSheet = 'shortcuts' | 'add-key' | 'confirm-publish';

export interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
}

export interface WindowState {
  screen: Screen;
  sheet: OpenSheet | null;
  toasts: readonly Toast[];
  /** What the one status region says. */
  said: string;
  /** Icons by bundle ID, of opened packages and of earlier runs; run snapshots do not carry them. */
  icons: Readonly<Record<string, string>>;
}

export const useWindow = create<WindowState>(() => ({
  screen: { name: 'publish' },
  sheet: null,
  toasts: [],
  said: '',
  icons: {},
}));

export function show(screen: Screen): void {
  useWindow.setState({ screen });
}

export function openSheet(sheet: OpenSheet): void {
  useWindow.setState({ sheet });
}

export function closeSheet(): void {
  useWindow.setState({ sheet: null });
}

export function keepIcon(bundleId: string | null, icon: string | null): void {
  if (bundleId === null || icon === null) return;
  useWindow.setState((state) => ({ icons: { ...state.icons, [bundleId]: icon } }));
}

/** The only mouth of the window: everything a screen reader is told goes through it. */
export const announcer = makeAnnouncer(
  (said) => useWindow.setState({ said }),
  () => performance.now(),
);

let nextToast = 1;

/** Says that something was done, for ten seconds and with a way back where there is one. */
export function showToast(text: string, undo: (() => void) | null = null): void {
  const toast = { id: nextToast++, text, undo };
  useWindow.setState((state) => ({ toasts: [...state.toasts, toast].slice(-3) }));
  announcer.sayNow(undo === null ? text : `${text} Undo is at the end of the window.`);
}

export function dropToast(id: number): void {
  useWindow.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
