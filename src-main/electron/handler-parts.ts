import { join } from 'node:path';
import { app, type BrowserWindow, shell } from 'electron';
import { createConfirmer } from '../app/confirm';
import { confirmRuns } from '../app/confirmed-runs';
import { draftsIn } from '../app/drafts';
import type { HandlerParts } from '../app/ipc/handlers';
import { createKeyFiles } from '../app/key-files';
import { pageOpener } from '../app/links';
import type { ProxyLogins } from '../app/proxy-login';
import { makeSample } from '../app/samples';
import type { SettingsStore } from '../app/settings';
import type { SpokenLanguage } from '../app/spoken-language';
import type { Engine } from '../engine/engine';
import type { Logger } from '../engine/ports';
import type { PracticeSteering } from '../practice-host/session';
import { askInDialog, chooseFile, chooseFiles } from './system/dialogs';

interface Given {
  engine: Engine;
  settings: SettingsStore;
  proxyLogins: ProxyLogins;
  practice: PracticeSteering;
  /** The data folder. */
  home: string;
  log: Logger;
  window: () => BrowserWindow | null;
  sendNow: () => void;
  language: SpokenLanguage;
}

/** Everything the handlers need, with Electron hidden behind plain functions. */
export function handlerParts(given: Given): HandlerParts {
  const { engine, settings, proxyLogins, practice, home, log, window, sendNow, language } = given;
  const confirmer = createConfirmer(askInDialog(window));
  return {
    engine,
    confirmer,
    confirmedRuns: confirmRuns(engine, confirmer),
    settings,
    proxyLogins,
    practice,
    drafts: draftsIn(join(home, 'drafts')),
    keyFiles: createKeyFiles(),
    about: {
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron ?? '',
    },
    language: language.current,
    makeSample: () => makeSample(engine, join(home, 'practice/samples'), log),
    chooseFile: (kind) => chooseFile(window(), kind),
    chooseFiles: (kind) => chooseFiles(window(), kind),
    openPage: pageOpener((address) => shell.openExternal(address)),
    sendNow,
    showFolder: (path) => shell.showItemInFolder(path),
    addRecent: (path) => app.addRecentDocument(path),
  };
}
