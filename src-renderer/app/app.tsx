import { useEffect } from 'react';
import { catalogue } from '#shared/error-catalogue';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { SaveDiagnosticsButton } from '../features/diagnostics/diagnostics-section';
import { DiagnosticsSheet } from '../features/diagnostics/diagnostics-sheet';
import { EndedNotice } from '../features/diagnostics/ended-notice';
import { DropOverlay } from '../features/drop-package/drop-overlay';
import { TakeOverSheet } from '../features/hand-over/take-over-sheet';
import { CommandPalette } from '../features/palette/palette';
import { PresetSheet } from '../features/presets/preset-sheet';
import { SharedFileSheet } from '../features/sharing/shared-file-sheet';
import { TestInformationSheet } from '../features/test-information/test-information-sheet';
import { UpdateSheet } from '../features/updates/update-sheet';
import { environmentOf, useAppName } from '../store/app-pages';
import { devicesAccount, useDevices } from '../store/devices';
import { openHelp } from '../store/help';
import { usePlan } from '../store/plan';
import { accountById, activeAccount, useSnapshots } from '../store/snapshots';
import { dropToast, type Screen, useWindow } from '../store/window';
import { ErrorHelp, UnexpectedHelp } from '../ui/error-notice';
import { ToastList } from '../ui/toast-list';
import { runTitle } from '../words/run';
import { currentActions } from './actions';
import { CountdownBar } from './countdown-bar';
import { useFocusKeeper } from './focus-keeper';
import { mainNavigation } from './navigation';
import { CurrentScreen } from './screens/screens';
import { useShortcuts } from './shortcuts';
import { ShortcutsSheet } from './shortcuts-sheet';
import { Sidebar } from './sidebar';
import { useMainEvents } from './use-main-events';

const errorHelp = {
  knows: (code: string) => Object.hasOwn(catalogue, code),
  open: (code: string) => openHelp({ page: 'errors', at: code }),
};

/** The whole window: sidebar, banner, one screen. */
export function App() {
  useMainEvents();
  useShortcuts();
  useFocusKeeper();
  useTheme();
  useWindowTitle();
  const toasts = useWindow((state) => state.toasts);
  return (
    <ErrorHelp value={errorHelp}>
      <div className="window">
        <Sidebar />
        <main className="window-main">
          <div className="title-strip" />
          <PracticeBanner />
          <EndedNotice />
          <CountdownBar />
          <UnexpectedHelp value={<SaveDiagnosticsButton />}>
            <CurrentScreen />
          </UnexpectedHelp>
          <ToastList toasts={toasts} onGone={dropToast} />
        </main>
        <SharedFileSheet />
        <TakeOverSheet />
        <ShortcutsSheet />
        <CommandPalette actions={currentActions} />
        <PresetSheet />
        <TestInformationSheet />
        <DiagnosticsSheet />
        <UpdateSheet />
        <DropOverlay />
        <LiveStatus />
      </div>
    </ErrorHelp>
  );
}

/** Whether the screen shows practice: the Practice screen, else the shown run's environment, else the account's. */
function useIsPractice(): boolean {
  const screen = useWindow((state) => state.screen);
  const planAccount = usePlan((state) => state.plan?.accountId ?? null);
  const devicesAccountId = useDevices((state) => state.accountId);
  return useSnapshots((state) => {
    if (screen.name === 'practice') return true;
    const run = screen.name === 'run' ? state.runs[screen.runId] : undefined;
    if (run !== undefined) return run.environment === 'practice';
    if (screen.name === 'devices')
      return devicesAccount(state, devicesAccountId)?.environment === 'practice';
    if (screen.name === 'app') return environmentOf(state, screen.app) === 'practice';
    const chosen =
      screen.name === 'publish' || screen.name === 'notes'
        ? accountById(state.accounts, planAccount)
        : null;
    return (chosen ?? activeAccount(state))?.environment === 'practice';
  });
}

function PracticeBanner() {
  if (!useIsPractice()) return null;
  return <div className="practice-banner">{say('window.practice-banner')}</div>;
}

/** In the DOM from the first paint: a live region that is added together with its text is not announced. */
function LiveStatus() {
  const said = useWindow((state) => state.said);
  return (
    <div role="status" className="unseen">
      {said}
    </div>
  );
}

function platformName(): 'mac' | 'windows' | 'linux' {
  if (navigator.userAgent.includes('Mac OS X')) return 'mac';
  return navigator.userAgent.includes('Windows') ? 'windows' : 'linux';
}

// At once, not in an effect: the frame would jump by a title bar's height after the first paint.
document.documentElement.dataset.platform = platformName();

/** Sets the chosen theme on the page; without one the page follows the system's. */
function useTheme(): void {
  const theme = useSnapshots((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** The window's title matches its header: which build, and its status. */
function useWindowTitle(): void {
  const screen = useWindow((state) => state.screen);
  const runId = runOf(screen);
  const run = useSnapshots((state) => (runId === null ? undefined : state.runs[runId]));
  const info = usePlan((state) => state.plan?.package.info);
  const name = useAppName(screen.name === 'app' ? screen.app : null);
  const entry = mainNavigation.find(({ name }) => name === screen.name);
  let words = say(
    screen.name === 'devices'
      ? 'devices.title'
      : screen.name === 'help'
        ? 'guide.title'
        : (entry?.label ?? 'window.settings'),
  );
  if (screen.name === 'notes') words = titleOfNotes(run?.package ?? info ?? null);
  else if (run !== undefined) words = runTitle(run);
  else if (screen.name === 'app') words = name;
  else if (screen.name === 'publish' && info !== undefined) {
    words = say('window.title-publish', { build: packageName(info) });
  }
  useEffect(() => {
    document.title = say('window.title', { screen: words });
  }, [words]);
}

function runOf(screen: Screen): string | null {
  if (screen.name === 'run') return screen.runId;
  return screen.name === 'notes' && screen.of.kind === 'run' ? screen.of.runId : null;
}

function titleOfNotes(info: Parameters<typeof packageName>[0] | null): string {
  return info === null
    ? say('notes.title')
    : say('window.title-notes', { build: packageName(info) });
}
