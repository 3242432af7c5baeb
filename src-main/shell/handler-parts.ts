import { join } from 'node:path';
import { app, type BrowserWindow, shell } from 'electron';
import { raise } from '#shared/errors';
import type { Engine } from '../engine/engine';
import type { Logger } from '../engine/ports';
import { chooseFile } from './choose-file';
import { draftsIn } from './drafts';
import type { HandlerParts } from './handlers';
import { createKeyFiles } from './key-files';
import { mayOpen } from './links';
import type { PracticeSteering } from './practice-session';
import { makeSample } from './samples';
import type { SettingsStore } from './settings';

interface Given {
  engine: Engine;
  settings: SettingsStore;
  practice: PracticeSteering;
  /** The data folder. */
  home: string;
  log: Logger;
  window: () => BrowserWindow | null;
  sendNow: () => void;
}

/** Everything the handlers use, with Electron's part of it hidden behind plain functions. */
export function handlerParts(given: Given): HandlerParts {
  const { engine, settings, practice, home, log, window, sendNow } = given;
  return {
    engine,
    settings,
    practice,
    drafts: draftsIn(join(home, 'drafts')),
    keyFiles: createKeyFiles(),
    about: {
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron ?? '',
    },
    makeSample: () => makeSample(engine, join(home, 'practice/samples'), log),
    chooseFile: (kind) => chooseFile(window(), kind),
    openPage,
    sendNow,
    showFolder: (path) => shell.showItemInFolder(path),
    addRecent: (path) => app.addRecentDocument(path),
  };
}

async function openPage(address: string): Promise<void> {
  if (!mayOpen(address)) raise('call-refused', 'Slipway opens only pages of Apple’s.');
  await shell.openExternal(address);
}
