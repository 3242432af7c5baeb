import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, powerMonitor, protocol, session } from 'electron';
import type { PublishRun } from '#shared/domain/publish-run';
import { message, type Text } from '#shared/words/message';
import { createKeychainSecrets } from '../adapters/keychain';
import { tendCrashDumps } from '../app/diagnostics/crash-dumps';
import { watchForUnexpectedEnd } from '../app/diagnostics/unexpected-end';
import type { StartOptions } from '../app/environment';
import { remindOfExpiry } from '../app/expiry-reminders';
import { allHandlers } from '../app/ipc/handlers';
import { createEventSender, type EventSender } from '../app/ipc/send-events';
import { messageNews } from '../app/ipc/team-message-handlers';
import { proxyLoginsIn } from '../app/proxy-login';
import { createRunBoard, type RunBoard, runningOf } from '../app/run-board';
import { runLinkOpener } from '../app/run-links';
import { keepBatchesAtWork, keepRunsAtWork } from '../app/runs-at-work';
import { settingsIn } from '../app/settings';
import { spokenLanguage } from '../app/spoken-language';
import { adjustableLimits } from '../app/upload-limits';
import { mendAccountBook } from '../engine/accounts/account-book';
import { createEngine } from '../engine/create-engine';
import { logFolder, logMistakes, openLogger } from '../engine/diagnostics/logger';
import { systemClock } from '../engine/ports';
import { fetchThrough } from '../engine/proxy/fetch-through';
import type { PracticeTimeouts } from '../practice-host/need';
import { openPracticeSession, type PracticeSteering } from '../practice-host/session';
import { handlerParts } from './handler-parts';
import { openStore } from './open-store';
import { registerIpc } from './register-ipc';
import { refuseFiles, servePage } from './security/app-protocol';
import { serveDevPage } from './security/dev-page';
import { connectNowhere } from './security/page-exits';
import { guardSession } from './security/permissions';
import { installCommand, systemCommandLinks } from './system/command-links';
import { showRunsInDock } from './system/dock-progress';
import { openAtLogin } from './system/login-item';
import { notifyOfArrivals, notifyOfExpiry, notifyOfRuns } from './system/notifications';
import { followPace, stayAwakeWhileSending, tryAgainAfterSleep } from './system/power';
import { systemProxies } from './system/proxies';
import { receiveLinks } from './system/receive-links';
import { receivePackages } from './system/receive-packages';
import { showMenu } from './system/show-menu';
import { showRunsInTray } from './system/tray';
import { launchPractice, startReading } from './system/utility-process';
import { openUpdates } from './updates/open-updates';
import { guardClosing } from './window/close-guard';
import { applyTheme, createMainWindow, type MainWindow } from './window/main-window';

interface AppOptions extends StartOptions {
  /** The folder of all built files: `main/` and `renderer/`. */
  dist: string;
}

/** Creates the ports, the engine and the app around it, in that order, and opens the window. */
export async function startApp(options: AppOptions): Promise<void> {
  // At once: a session whose spell checker isn't off by its first await asks for a dictionary.
  guardSession(session.defaultSession, options.devServer);
  await connectNowhere(session.defaultSession, options.devServer);
  const home = app.getPath('userData');
  const log = openLogger(join(home, logFolder));
  logMistakes(log);
  const unexpectedEnd = watchForUnexpectedEnd(home, () => systemClock.now());
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit') log.warn('A process of Slipway is gone.', { type, reason, name });
  });
  const stored = openStore(home, 'settings', log);
  const { store } = stored;
  const presets = openStore(home, 'presets', log);
  const damagedAccounts = await mendAccountBook(home);
  const problems: Text[] = [
    ...(stored.putAside === null
      ? []
      : [message('storage.damaged-settings', { file: stored.putAside })]),
    ...(presets.putAside === null
      ? []
      : [message('storage.damaged-presets', { file: presets.putAside })]),
    ...(damagedAccounts === null ? [] : [damagedAccounts]),
  ];
  const settings = settingsIn(store, (next) => {
    applyTheme(next);
    uploadLimits.applySettings(next);
    tray.update();
    openAtLogin(next);
    void language.apply().then(showWords);
  });
  const uploadLimits = adjustableLimits(settings, powerMonitor);
  applyTheme(settings.read());
  const language = spokenLanguage(
    () => settings.read().language,
    () => (options.language === null ? app.getPreferredSystemLanguages() : [options.language]),
  );
  await language.apply();

  const board = createRunBoard();
  const main = createMainWindow({
    preload: join(options.dist, 'main/preload.cjs'),
    icon: join(options.dist, 'main/icon.png'),
    store,
    pageCrashed(reason) {
      unexpectedEnd.windowCrashed();
      log.warn('The window’s page crashed.', { reason });
    },
  });
  const events = createEventSender(main.send, log);
  const notices = followRuns(board, main, events);

  const tray = showRunsInTray({
    board,
    settings,
    icon: join(options.dist, 'main/icon.png'),
    show: main.show,
    openRun: (runId) => openRun(main, events, runId),
  });
  const secrets = createKeychainSecrets();
  const proxyLogins = proxyLoginsIn(store, secrets);
  const proxies = systemProxies(proxyLogins);
  const engine = createEngine({
    home,
    secrets,
    uploadWorker: pathToFileURL(join(options.dist, 'main/upload-worker.js')),
    uploadLimits,
    proxies,
    startReading,
    log,
    practiceHost: { whileServing: (apiUrl, send) => practice.whileServing(apiUrl, send) },
    onRunChanged: board.receive,
    onReviewChanged: notices.notifyReview,
    presetStore: presets.store,
    onBatchChanged: (batch) => {
      events.send('batches:changed', batch);
      batchesAtWork.keep();
    },
    onBatchChecked: (checked) => events.send('batches:checked', checked),
    onExpiryChanged: (act) => events.send('expiry:changed', act),
    onMessagesChanged: messageNews(
      () => engine,
      (states) => events.send('messages:changed', states),
    ),
    onPresetsChanged: (list) => events.send('presets:changed', list),
    onAccountsChanged: (accounts) => events.send('accounts:changed', accounts),
    onAccountsChecking: (accountIds) => events.send('accounts:checking', { accountIds }),
    onInvitationChanged: (invitation) => events.send('testers:invitation-changed', invitation),
    onAccountsSearched: (search) => events.send('accounts:searched', search),
  });
  const reminders = remindOfExpiry({
    engine,
    clock: systemClock,
    isWanted: () => settings.read().remindsOfExpiry,
    show: notifyOfExpiry(({ accountId, bundleId }) => {
      main.show();
      events.send('apps:opened', { accountId, bundleId });
    }),
    log,
  });
  tryAgainAfterSleep(
    board,
    (runId) => engine.runs.tryNow(runId),
    () => void reminders.check(),
  );
  engine.messages.start();
  const atWork = keepRunsAtWork({
    store,
    board,
    isWanted: () => settings.read().resumesRuns,
    read: (runId) => engine.runs.get(runId),
    resumeRun: async (runId) => notices.resumedAtStart(await engine.runs.resume(runId)),
    log,
  });
  const batchesAtWork = keepBatchesAtWork({
    store,
    isWanted: () => settings.read().resumesRuns,
    working: () => engine.batches.working(),
    read: (batchId) => engine.batches.get(batchId),
    resumeBatch: (batchId) => engine.batches.resume(batchId),
    log,
  });
  /** The runs of a batch first: it waits for those that it finds in progress. */
  const resumeWork = async (environment: PublishRun['environment']): Promise<void> => {
    await atWork.resume(environment);
    await batchesAtWork.resume(environment);
  };
  servePageOnly(join(options.dist, 'renderer'), options.devServer);
  const window = main.current;
  const steering: PracticeSteering = {
    read: () => practice.read(),
    leave: () => practice.leave(),
    act: (act) => practice.act(act),
  };
  const sendNow = (): void => {
    uploadLimits.sendNow();
    events.send('settings:changed', settings.read());
  };
  const commandLinks = systemCommandLinks();
  const updates = openUpdates({
    home: options.home,
    board,
    settings,
    store: openStore(home, 'updates', log).store,
    proxies,
    log,
    send: events.send,
    quit: () => closing.quit(),
  });
  const parts = handlerParts({
    engine,
    commandLinks,
    settings,
    proxyLogins,
    store,
    secrets,
    fetch: fetchThrough(proxies),
    practice: steering,
    home,
    log,
    window,
    sendNow,
    language,
    problems,
    unexpectedEnd,
    updates,
    send: events.send,
    notifyOfArrival: notifyOfArrivals(window, (runId) => {
      if (runId !== null) return openRun(main, events, runId);
      main.show();
      events.send('menu:chosen', { command: 'show-publish' });
    }),
  });
  const handlers = allHandlers(parts);
  registerIpc({ handlers, dropped: parts.dropped, window, pageIsReady: events.pageIsReady, log });
  const showWords = () => {
    showMenu(
      events.send,
      main.show,
      parts.openLogs,
      () => void installCommand(commandLinks, window()),
      () => {
        events.send('updates:opened', {});
        void updates.check('person');
      },
    );
    tray.update();
  };
  showWords();
  const shutDown = () => {
    atWork.freeze();
    batchesAtWork.freeze();
    reminders.stop();
    updates.stop();
    parts.translator.cancel();
    return parts.watched
      .close()
      .then(() => engine.close())
      .finally(() => practice.stop())
      .finally(() => unexpectedEnd.endsWell());
  };
  const keepDrafts = () => parts.draftKeeping.keep().then(() => parts.drafts.written());
  const closing = guardClosing({
    board,
    settings,
    window,
    keepDrafts,
    shutDown,
    hasTray: tray.isShown,
    installUpdate: updates.installAtEnd,
  });
  main.open((opened) => {
    closing.watch(opened);
    followPace(opened, (pace) => engine.runs.setPace(pace));
  });
  // The window opens first: it shows that the practice server is still starting.
  const practice = openPracticeSession({
    launch: () => launchPractice(join(options.dist, 'main/practice.js')),
    options: practiceOptions(home, options),
    isAtWork: () => runningOf(board.all()).some((run) => run.environment === 'practice'),
    ...patienceOf(options),
    attach: (connection) => engine.accounts.attachPractice(connection),
    changed: (state) => {
      events.send('practice:changed', state);
      if (state.state === 'running') void resumeWork('practice');
    },
    watched: (world) => events.send('practice:watched', world),
    log,
  });
  main.whenPageIsGone(() => {
    events.pageIsGone();
    practice.leave();
  });
  // Runs that go on tell what happens to them; the watch is for the others.
  void resumeWork('live').then(() => engine.runs.watchStopped(notices.notifyNews));
  void reminders.watch();
  tendCrashDumps({
    home,
    maker: engine.diagnostics,
    log,
    environment: process.env,
    searched: {
      read: () => searchedDumps(store.get('searchedDumps')),
      write: (names) => store.set('searchedDumps', names),
    },
  }).catch((thrown: unknown) => log.warn('Crash dumps could not be searched.', { thrown }));
  void parts.watched.start();
  updates.start();
  receivePackages((paths) => events.send('packages:opened', { paths: [...paths] }), main.show);
  receiveLinks(
    runLinkOpener({
      hasRun: (runId) =>
        engine.runs.get(runId).then(
          () => true,
          () => false,
        ),
      show: (runId) => openRun(main, events, runId),
      showMissing() {
        main.show();
        events.send('runs:not-here', {});
      },
      log,
    }),
  );
}

function searchedDumps(kept: unknown): string[] {
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** Everything that follows automatically from a change of a run. */
function followRuns(
  board: RunBoard,
  main: MainWindow,
  events: EventSender,
): ReturnType<typeof notifyOfRuns> {
  board.follow((run) => events.send('runs:changed', run));
  showRunsInDock(board, main.current);
  stayAwakeWhileSending(board);
  return notifyOfRuns(board, main.current, (runId) => openRun(main, events, runId));
}

function openRun(main: MainWindow, events: EventSender, runId: string): void {
  main.show();
  events.send('runs:opened', { runId });
}

function servePageOnly(root: string, devServer: string | null): void {
  protocol.handle('app', devServer === null ? servePage(root) : serveDevPage(devServer));
  protocol.handle('file', refuseFiles);
}

function practiceOptions(home: string, { practiceSpeed }: AppOptions) {
  const folder = join(home, 'practice/server');
  return practiceSpeed === null ? { folder } : { folder, speed: practiceSpeed };
}

/** Another program cannot wake the practice process, so it stays longer for one that may know its address. */
function patienceOf({ practiceIdle }: AppOptions): PracticeTimeouts {
  if (practiceIdle !== null) return { idleMs: practiceIdle * 1000, visitorMs: practiceIdle * 1000 };
  return { idleMs: 20_000, visitorMs: 10 * 60_000 };
}
