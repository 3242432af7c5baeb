import { DropOverlay } from '../features/drop-package/drop-overlay';
import { dropToast, useWindow } from '../store/window';
import { ToastList } from '../ui/toast-list';
import { LiveStatus } from './live-status';
import { PracticeBanner } from './practice-banner';
import { CurrentScreen } from './screens/current-screen';
import { focusScreen } from './screens/screen';
import { ShortcutsSheet } from './shortcuts-sheet';
import { Sidebar } from './sidebar';
import { useMainEvents } from './use-main-events';
import { useShortcuts } from './use-shortcuts';
import { useTheme } from './use-theme';
import { useWindowTitle } from './use-window-title';

/** The whole window: sidebar, banner, one screen. */
export function App() {
  useMainEvents();
  useShortcuts();
  useTheme();
  useWindowTitle();
  const toasts = useWindow((state) => state.toasts);
  return (
    <div className="window">
      <Sidebar />
      <main className="window-main">
        <div className="title-strip" />
        <PracticeBanner />
        <CurrentScreen />
      </main>
      <ToastList
        toasts={toasts}
        onGone={(id) => {
          dropToast(id);
          focusScreen();
        }}
      />
      <ShortcutsSheet />
      <DropOverlay />
      <LiveStatus />
    </div>
  );
}
