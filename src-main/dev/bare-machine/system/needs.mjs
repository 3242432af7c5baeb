import fs from 'node:fs';
import path from 'node:path';
import { missingLibraries, packagesFor } from './shared-libraries.mjs';

/** Programs that the tests need, and the packages that contain them. */
const testPrograms = new Map([
  ['Xvfb', 'xvfb'],
  ['dbus-run-session', 'dbus'],
  ['dbus-send', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
]);

/**
 * What Electron and the keychain module are missing on this Linux.
 * @param {string} root
 * @param {string} executable Electron's
 * @returns {Promise<import('./install-packages.mjs').Need>}
 */
export async function needToRun(root, executable) {
  const missing = await missingLibraries([executable, ...keychainModules(root)]);
  return { missing, ...packagesFor(missing) };
}

/**
 * What the tests are missing in addition.
 * @param {import('./install-packages.mjs').Need} toRun
 * @returns {import('./install-packages.mjs').Need}
 */
export function needToTest(toRun, isThere = isOnPath) {
  const programs = [...testPrograms.keys()].filter((name) => !isThere(name));
  const packages = programs.map((name) => String(testPrograms.get(name)));
  return {
    ...toRun,
    missing: [...toRun.missing, ...programs],
    packages: [...new Set([...toRun.packages, ...packages])],
  };
}

function keychainModules(/** @type {string} */ root) {
  const folder = path.join(root, 'node_modules/keytar/prebuilds', `linux-${process.arch}`);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).map((name) => path.join(folder, name));
}

function isOnPath(/** @type {string} */ program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, program)));
}
