import { create } from 'zustand';
import type { ChosenKey } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { makeAnnouncer } from './announcer';

type Screen =
  | { name: 'publish' }
  | { name: 'run'; runId: string }
  | { name: 'activity' }
  | { name: 'apps' }
  | { name: 'accounts' }
  | { name: 'practice' }
  | { name: 'settings' };
export type ScreenName = Screen['name'];

/** The sheets that a shortcut or the menu can open from anywhere. */
type OpenSheet = 'shortcuts' | 'add-key';

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
}

interface WindowState {
  screen: Screen;
  /** Counts up whenever another language was loaded: everything that is shown is rendered again. */
  language: number;
  sheet: OpenSheet | null;
  /** A dropped key file, for the sheet that adds it: what main read from it, or why it isn't one. */
  droppedKey: { chosen: ChosenKey } | { error: AppError } | null;
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
  droppedKey: null,
  toasts: [],
  showsDetails: null,
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
  useWindow.setState({ sheet: null, droppedKey: null });
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

/** Shows a toast for ten seconds, with an undo if there is one. */
export function showToast(text: string, undo: (() => void) | null = null): void {
  const toast = { id: nextToast++, text, undo };
  useWindow.setState((state) => ({ toasts: [...state.toasts, toast].slice(-3) }));
  announcer.announceNow(undo === null ? text : say('announced.with-undo', { done: text }));
}

export function dropToast(id: number): void {
  useWindow.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
