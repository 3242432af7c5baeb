import { join } from 'node:path';
import { app, type BrowserWindow, shell } from 'electron';
import type { WatchNews } from '#shared/domain/watched-folder';
import type { Text } from '#shared/words/message';
import { armRuns } from '../app/armed-runs';
import type { CommandLinks } from '../app/command-link/link';
import { createConfirmer } from '../app/confirm';
import { confirmRuns } from '../app/confirmed-runs';
import { createDiagnosticsFiles } from '../app/diagnostics/diagnostics-files';
import type { UnexpectedEnd } from '../app/diagnostics/unexpected-end';
import { createDraftKeeping } from '../app/draft-keeping';
import { draftsIn } from '../app/drafts';
import { createGitNotes } from '../app/git-notes';
import type { HandlerParts } from '../app/ipc/handlers';
import type { EventSender } from '../app/ipc/send-events';
import { createKeyBackupFiles } from '../app/key-backups';
import { createKeyFiles } from '../app/key-files';
import { createKnownPaths } from '../app/known-paths';
import { pageOpener } from '../app/links';
import { createNotesFiles } from '../app/notes-files';
import type { ProxyLogins } from '../app/proxy-login';
import { makeSample } from '../app/samples';
import type { SettingsStore } from '../app/settings';
import { createSharedFiles } from '../app/shared-files';
import type { SpokenLanguage } from '../app/spoken-language';
import { createTranslator } from '../app/translator';
import type { Updates } from '../app/updates/updates';
import { createWatchedFolders } from '../app/watched-folders';
import { keyFolders } from '../engine/accounts/find-keys';
import type { Engine } from '../engine/engine';
import type { Fetch, Logger, SecretStore, ValueStore } from '../engine/ports';
import type { PracticeSteering } from '../practice-host/session';
import { openStore } from './open-store';
import { diagnosticsDialog, hostFacts, openLogs } from './system/diagnostics';
import {
  askInDialog,
  chooseFile,
  chooseFiles,
  chooseFolder,
  chooseSavePath,
} from './system/dialogs';

interface Given {
  engine: Engine;
  settings: SettingsStore;
  proxyLogins: ProxyLogins;
  /** The file of the settings, for what the page may not write. */
  store: ValueStore;
  secrets: SecretStore;
  /** Goes through this computer's proxies. */
  fetch: Fetch;
  practice: PracticeSteering;
  /** The data folder. */
  home: string;
  log: Logger;
  window: () => BrowserWindow | null;
  sendNow: () => void;
  commandLinks: CommandLinks;
  language: SpokenLanguage;
  unexpectedEnd: UnexpectedEnd;
  problems: readonly Text[];
  updates: Updates;
  send: EventSender['send'];
  /** Shows what arrived in a watched folder outside the window. */
  notifyOfArrival: (news: readonly WatchNews[]) => void;
}

/** Everything the handlers need, with Electron hidden behind plain functions. */
export function handlerParts(given: Given): HandlerParts {
  const { engine, settings, proxyLogins, practice, home, log, window, sendNow, language } = given;
  const { problems } = given;
  const confirmer = createConfirmer(askInDialog(window));
  const confirmedRuns = confirmRuns(engine, confirmer);
  return {
    engine,
    confirmer,
    confirmedRuns,
    dropped: createKnownPaths(),
    openedPackages: createKnownPaths(),
    settings,
    proxyLogins,
    practice,
    drafts: draftsIn(join(home, 'drafts')),
    diagnostics: createDiagnosticsFiles({
      maker: engine.diagnostics,
      host: hostFacts,
      choosePath: (fileName) => chooseSavePath(window(), diagnosticsDialog(fileName)),
    }),
    unexpectedEnd: given.unexpectedEnd,
    openLogs: () => openLogs(home),
    draftKeeping: createDraftKeeping(() => given.send('drafts:keep', {})),
    gitNotes: createGitNotes({
      store: openStore(home, 'notes-from-git', log).store,
      runs: () => engine.runs.list(),
      environmentOf: async (accountId) =>
        (await engine.accounts.list()).find(({ id }) => id === accountId)?.environment ?? 'live',
    }),
    keyBackupFiles: createKeyBackupFiles(engine.backups),
    keyFiles: createKeyFiles(() =>
      keyFolders({
        home: app.getPath('home'),
        downloads: app.getPath('downloads'),
        current: process.cwd(),
      }),
    ),
    notesFiles: createNotesFiles(),
    sharedFiles: createSharedFiles(engine),
    updates: given.updates,
    translator: createTranslator({
      store: given.store,
      secrets: given.secrets,
      fetch: given.fetch,
    }),
    watched: createWatchedFolders({
      engine,
      settings,
      store: openStore(home, 'watched', log).store,
      armedRuns: armRuns({ engine, confirmer, confirmedRuns }),
      send: given.send,
      notify: given.notifyOfArrival,
      log,
    }),
    waiting: openStore(home, 'waiting', log).store,
    commandLinks: given.commandLinks,
    about: {
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron ?? '',
    },
    language: language.current,
    problems,
    makeSample: () => makeSample(engine, join(home, 'practice/samples'), log),
    chooseFile: (kind) => chooseFile(window(), kind),
    chooseFiles: (kind) => chooseFiles(window(), kind),
    chooseFolder: (kind) => chooseFolder(window(), kind),
    chooseSavePath: (kind) => chooseSavePath(window(), kind),
    openPage: pageOpener((address) => shell.openExternal(address)),
    sendNow,
    showFolder: (path) => shell.showItemInFolder(path),
    addRecent: (path) => app.addRecentDocument(path),
  };
}
