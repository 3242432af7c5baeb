import fs from 'node:fs';
import path from 'node:path';

/** The events of a run's journal so far; a line that is being written is left out. */
export function eventsOf(/** @type {string} */ runFolder) {
  const file = path.join(runFolder, 'journal.jsonl');
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.filter((line) => line !== '').map(typeOf);
}

/** A line holds its event, whatever is around it. */
function typeOf(/** @type {string} */ line) {
  return /"type":"([\w-]+)"/.exec(line)?.[1] ?? '';
}

export const countOf = (/** @type {string} */ runFolder, /** @type {string} */ type) =>
  eventsOf(runFolder).filter((event) => event === type).length;

/** The folders of all runs below a data folder. */
export function runFolders(/** @type {string} */ data) {
  const runs = path.join(data, 'practice/runs');
  return fs.existsSync(runs)
    ? fs
        .readdirSync(runs)
        .sort()
        .map((name) => path.join(runs, name))
    : [];
}

/**
 * What the practice server was given for a build: more than one of anything means that something was done twice.
 * @param {string} folder of the server
 * @param {string} buildNumber
 */
export function receivedBy(folder, buildNumber) {
  const { state } = JSON.parse(fs.readFileSync(path.join(folder, 'world.json'), 'utf8'));
  const uploads = state.buildUploads.length;
  const builds = state.builds.filter(
    (/** @type {{ version: string }} */ { version }) => version === buildNumber,
  ).length;
  const files = state.buildUploadFiles.length;
  return { uploads, files, builds };
}

/** Every file below a folder with its size, to see that nothing was taken away. */
export function inventory(/** @type {string} */ folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${path.relative(folder, file)} ${fs.statSync(file).size}`)
    .sort();
}
