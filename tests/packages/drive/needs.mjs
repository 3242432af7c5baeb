import fs from 'node:fs';
import path from 'node:path';

/** Programs that packages are made and driven with, and the Debian packages that have them. */
const programs = new Map([
  ['Xvfb', 'xvfb'],
  ['7za', 'p7zip-full'],
  ['dbus-daemon', 'dbus'],
  ['dbus-send', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['openbox', 'openbox'],
  ['pgrep', 'procps'],
  ['readelf', 'binutils'],
  ['rpmbuild', 'rpm'],
  ['scrot', 'scrot'],
  ['xdotool', 'xdotool'],
]);

/** @returns {import('../../../src-main/dev/bare-machine/system/install-packages.mjs').Need} */
export function needToDrive() {
  const missing = [...programs.keys()].filter((name) => !isOnPath(name));
  const packages = [...new Set(missing.map((name) => String(programs.get(name))))];
  return { missing, packages, unknown: [] };
}

function isOnPath(/** @type {string} */ program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, program)));
}
