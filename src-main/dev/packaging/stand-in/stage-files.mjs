import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../../process/stop.mjs';

/**
 * Puts files where a package will put them: `SOURCE=/DESTINATION` each, and of a source that ends in a slash its content.
 * Modes are those of a package: readable by all, executable where the source is.
 * @param {readonly string[]} mappings
 * @param {string} staged
 */
export function stageFiles(mappings, staged) {
  for (const mapping of mappings) {
    const [, source = '', destination = ''] = /^(.+?)=(\/.*)$/.exec(mapping) ?? [];
    if (source === '') throw new Stop(`${mapping} is not SOURCE=/DESTINATION.`);
    if (!fs.existsSync(source)) throw new Stop(`${source} is missing, so no package was made.`);
    const there = path.join(staged, destination);
    fs.mkdirSync(path.dirname(there), { recursive: true });
    fs.cpSync(source, there, { recursive: true, verbatimSymlinks: true });
  }
  setModes(staged);
}

function setModes(/** @type {string} */ folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) setModes(file);
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** The files of a folder, relative to it, sorted. */
export function filesIn(/** @type {string} */ folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
