import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, powerMonitor, protocol, session } from 'electron';
import { createEngine } from '../engine/create-engine';
import { refuseFiles, servePage } from './app-protocol';
import { guardClosing } from './close-guard';
import { showRunsInDock } from './dock-progress';
import type { StartOptions } from './environment';
import { handlerParts } from './handler-parts';
import { allHandlers } from './handlers';
import { createKeychainSecrets } from './keychain-secrets';
import { openLogger } from './logger';
import { createMainWindow, type MainWindow } from './main-window';
import { logMistakes } from './mistakes';
import { guardSession } from './navigation-guard';
import { notifyOfRuns } from './notifications';
import { openStore } from './open-store';
import { stayAwakeWhileSending, tryAgainAfterSleep } from './power';
import { launchPractice } from './practice-launch';
import { type PracticeSteering, startPractice } from './practice-session';
import { receivePackages } from './receive-packages';
import { registerIpc } from './register-ipc';
import { createRunBoard, type RunBoard } from './run-board';
import { followPace } from './run-pace';
import { createEventSender, type EventSender } from './send-events';
import { settingsIn } from './settings';
import { showMenu } from './show-menu';
import { startReading } from './start-reading';
import { systemProxies } from './system-proxies';
import { applyTheme } from './theme';
import { uploadWishes } from './upload-limits';

export interface AppOptions extends StartOptions {
  /** The folder of everything that was built: `main/` and `renderer/`. */
  dist: string;
}

/** Builds the ports, the engine and the shell around it, in that order, and opens the window. */
export function startApp(options: AppOptions): void {
  const home = app.getPath('userData');
  const log = openLogger(join(home, 'logs'));
  logMistakes(log);
  const store = openStore(home, log);
  const settings = settingsIn(store, (next) => {
    applyTheme(next);
    wishes.heed(next);
  });
  const wishes = uploadWishes(settings, powerMonitor);
  applyTheme(settings.read());

  const board = createRunBoard();
  const main = createMainWindow({
    preload: join(options.dist, 'main/preload.cjs'),
    icon: join(options.dist, 'main/icon.png'),
    store,
  });
  const events = createEventSender(main.send, log);
  main.whenPageIsGone(events.pageIsGone);
  const notices = followRuns(board, main, events);

  const engine = createEngine({
    home,
    secrets: createKeychainSecrets(),
    uploadWorker: pathToFileURL(join(options.dist, 'main/upload-worker.js')),
    uploadLimits: wishes,
    proxies: systemProxies,
    startReading,
    log,
    onRunChanged: board.hear,
    onAccountsChanged: (accounts) => events.send('accounts:changed', accounts),
  });
  tryAgainAfterSleep(board, (runId) => engine.runs.tryNow(runId));
  engine.runs.lookOut(notices.tellNews);
  servePageOnly(join(options.dist, 'renderer'));
  const window = main.current;
  const steering: PracticeSteering = {
    read: () => practice.read(),
    act: (act) => practice.act(act),
  };
  const sendNow = (): void => {
    wishes.sendNow();
    events.send('settings:changed', settings.read());
  };
  const handlers = allHandlers(
    handlerParts({ engine, settings, practice: steering, home, log, window, sendNow }),
  );
  registerIpc({ handlers, window, pageIsReady: events.pageIsReady, log });
  showMenu(events.send, main.show);
  const shutDown = () => engine.close().finally(() => practice.stop());
  const closing = guardClosing({ board, settings, window, shutDown });
  main.open((opened) => {
    closing.watch(opened);
    followPace(opened, (pace) => engine.runs.setPace(pace));
  });
  // The window comes first: it says by itself that the practice server is still starting.
  const practice = startPractice({
    launch: () =>
      launchPractice(join(options.dist, 'main/practice.js'), practiceOptions(home, options)),
    attach: (connection) => engine.accounts.attachPractice(connection),
    changed: (state) => events.send('practice:changed', state),
    watched: (world) => events.send('practice:watched', world),
    log,
  });
  receivePackages((path) => events.send('packages:opened', { path }), main.show);
}

/** All that happens by itself when a run moves on. */
function followRuns(
  board: RunBoard,
  main: MainWindow,
  events: EventSender,
): ReturnType<typeof notifyOfRuns> {
  board.follow((run) => events.send('runs:changed', run));
  showRunsInDock(board, main.current);
  stayAwakeWhileSending(board);
  return notifyOfRuns(board, main.current, (runId) => {
    main.show();
    events.send('runs:opened', { runId });
  });
}

function servePageOnly(root: string): void {
  guardSession(session.defaultSession);
  protocol.handle('app', servePage(root));
  protocol.handle('file', refuseFiles);
}

function practiceOptions(home: string, options: AppOptions) {
  const folder = join(home, 'practice/server');
  return options.practiceSpeed === null ? { folder } : { folder, speed: options.practiceSpeed };
}
