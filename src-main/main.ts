import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { appScheme } from './shell/app-protocol';
import { dropUnsafeVariables, readStartOptions } from './shell/environment';
import { maskText } from './shell/masks';
import { guardNavigation } from './shell/navigation-guard';
import { keepEarlyPackages } from './shell/receive-packages';
import { startApp } from './shell/start-app';
import { refusedSwitches } from './shell/switch-guard';

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
keepEarlyPackages();

const refused = app.isPackaged ? refusedSwitches(process.argv) : [];
if (refused.length > 0) {
  dialog.showErrorBox(
    'Slipway does not start like this',
    `Start it without ${refused.join(', ')}.`,
  );
  app.exit(2);
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

/** Without its data folder there is nothing that Slipway could do; it says so rather than stay unseen. */
function giveUp(thrown: unknown): void {
  dialog.showErrorBox('Slipway cannot start', maskText(String(thrown)));
  app.exit(1);
}
