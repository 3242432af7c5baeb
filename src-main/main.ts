import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, protocol } from 'electron';
import { dropUnsafeVariables, readStartOptions, refusedVariables } from './app/environment';
import { refusedSwitches } from './app/switch-guard';
import { appScheme } from './electron/security/app-protocol';
import { guardNavigation } from './electron/security/navigation-guard';
import { stopNamePrefetch } from './electron/security/page-exits';
import { startApp } from './electron/start-app';
import { keepEarlyPackages } from './electron/system/receive-packages';
import { giveUp, refuseStart } from './electron/system/start-dialogs';

const options = readStartOptions(process.env);
dropUnsafeVariables(process.env);

// Before anything is stored, and before the lock below, which is held per data folder.
if (options.home !== null) app.setPath('userData', ownFolder(options.home));
// A development start as root carries the switch, and Chromium then fails with both; packaged it is refused below.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([appScheme]);
// Windows shows notifications only for an app that names itself.
app.setAppUserModelId('app.slipway.desktop');
guardNavigation();
stopNamePrefetch();
keepEarlyPackages();

const refused = app.isPackaged
  ? [...refusedSwitches(process.argv), ...refusedVariables(process.env)]
  : [];
if (refused.length > 0) {
  refuseStart(refused);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  // Never awaited up here: Electron is not ready before this module has run to its end.
  void app
    .whenReady()
    .then(() => startApp({ ...options, dist: join(import.meta.dirname, '..') }))
    .catch(giveUp);
}

/** Electron takes only an absolute folder that is there. */
function ownFolder(home: string): string {
  const folder = resolve(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
