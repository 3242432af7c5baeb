import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app, protocol } from 'electron';
import { readStartOptions } from '../app/environment';
import { appScheme } from './security/app-protocol';
import { guardNavigation } from './security/navigation-guard';
import { stopNamePrefetch } from './security/page-exits';
import { startApp } from './start-app';
import { keepCrashDumps } from './system/diagnostics';
import { keepEarlyLinks } from './system/receive-links';
import { keepEarlyPackages } from './system/receive-packages';
import { giveUp, refuseStart } from './system/start-dialogs';

/** Starts the app with its window. Called before Electron is ready; `refused` are switches and variables. */
export function openApp(dist: string, refused: string[]): void {
  const options = readStartOptions(process.env);
  // Before anything is stored, and before the lock below, which is held per data folder.
  if (options.home !== null) app.setPath('userData', ownFolder(options.home));
  // A development start as root carries the switch, and Chromium then fails with both; packaged it is refused.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appScheme]);
  // Windows shows notifications only for an app that names itself.
  app.setAppUserModelId('app.slipway.desktop');
  guardNavigation();
  stopNamePrefetch();
  keepEarlyPackages();
  keepEarlyLinks();

  if (refused.length > 0) {
    refuseStart(refused);
  } else if (process.env.APPIMAGE_EXIT_AFTER_INSTALL === 'true') {
    // The version before has put this file in its place, and only wants to know that it starts.
    app.exit(0);
  } else if (!app.requestSingleInstanceLock()) {
    app.exit(0);
  } else {
    keepCrashDumps();
    void app
      .whenReady()
      .then(() => startApp({ ...options, dist }))
      .catch(giveUp);
  }
}

/** Electron takes only an absolute folder that is there. */
function ownFolder(home: string): string {
  const folder = resolve(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
