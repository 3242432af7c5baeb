import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../process/stop.mjs';

/** @typedef {{ folder: string, program: string, resources: string }} PackedApp `program` has the fuses */

/**
 * The parts of an unpacked app, of whichever system it is.
 * @param {string} folder
 * @returns {PackedApp}
 */
export function packedApp(folder) {
  const names = fs.readdirSync(folder);
  const bundle = names.find((name) => name.endsWith('.app'));
  if (bundle) {
    const program = path.join(folder, bundle);
    return { folder, program, resources: path.join(program, 'Contents/Resources') };
  }
  const program = ['slipway-desktop', 'Slipway.exe'].find((name) => names.includes(name));
  if (program === undefined) throw new Stop(`${folder} has no packed Slipway.`);
  return { folder, program: path.join(folder, program), resources: path.join(folder, 'resources') };
}

/** Every unpacked app that electron-builder left in a folder: `linux-unpacked`, `mac-arm64` and so on. */
export function packedAppsIn(/** @type {string} */ release) {
  const found = fs.existsSync(release) ? fs.readdirSync(release, { withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isDirectory() && /^(linux|win|mac)(-|$)/.test(entry.name))
    .map((entry) => packedApp(path.join(release, entry.name)));
}
