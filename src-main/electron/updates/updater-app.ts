import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { getAppCacheDir } from 'electron-updater/out/AppAdapter.js';

/** As electron-builder names it in `app-update.yml`. */
const folderName = 'slipway-updater';

/** Where downloads are kept: with other files that can be made again, or in a data folder that was named. */
export function updatesFolder(home: string | null): string {
  return join(cacheOf(home), folderName);
}

const cacheOf = (home: string | null): string => (home === null ? getAppCacheDir() : home);

/** This app as electron-updater sees it. */
export function updaterApp(home: string | null): AppAdapter {
  return {
    version: app.getVersion(),
    name: app.getName(),
    // A build without a feed never comes here, so that a packaged one and one of a test are alike.
    isPackaged: true,
    appUpdateConfigPath: configPath(home),
    userDataPath: app.getPath('userData'),
    baseCachePath: cacheOf(home),
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    // Slipway itself decides what happens when it quits.
    onQuit: () => {},
  };
}

/** The packaged one also names the publisher whose signature Windows checks. Its feed is not used. */
function configPath(home: string | null): string {
  const packaged = join(process.resourcesPath, 'app-update.yml');
  if (existsSync(packaged)) return packaged;
  const folder = updatesFolder(home);
  mkdirSync(folder, { recursive: true });
  const own = join(folder, 'app-update.yml');
  // Not shown: a file for electron-updater.
  writeFileSync(own, `provider: generic\nupdaterCacheDirName: ${folderName}\n`);
  return own;
}
