import os from 'node:os';
import path from 'node:path';
import { log, showProgress } from '../../process/log.mjs';
import { captureProgram } from '../../process/run-program.mjs';
import { Stop } from '../../process/stop.mjs';
import { withLock } from '../../process/with-lock.mjs';
import { localNames, thisDistribution } from './distribution.mjs';

/** @typedef {{ packages: string[], missing: string[], unknown: string[] }} Need `missing` in words; `unknown` has no package that we know */

/**
 * Installs what is missing when we are allowed to, otherwise stops and shows the command to run.
 * @param {() => Promise<Need>} findNeed asked again when another process was installing
 */
export async function installPackages(findNeed) {
  const need = await findNeed();
  if (need.missing.length === 0) return;
  const distribution = thisDistribution();
  const packages = localNames(need.packages, distribution);
  const mayInstall = distribution.family === 'debian' && process.getuid?.() === 0;
  if (!mayInstall || packages.length === 0) throw new Stop(advice(need, packages, distribution));
  await withLock(path.join(os.tmpdir(), 'slipway-packages.lock'), async () => {
    if ((await findNeed()).missing.length > 0) await aptInstall(packages);
  });
  const still = await findNeed();
  if (still.missing.length > 0) throw new Stop(advice(still, [], distribution));
}

/** What the user has to do. */
export function advice(
  /** @type {Need} */ need,
  /** @type {readonly string[]} */ packages,
  /** @type {import('./distribution.mjs').Distribution} */ { family },
) {
  const lacking = `This computer lacks ${need.missing.join(', ')}.`;
  if (family === 'debian' && packages.length > 0)
    return `${lacking}\nRun this and start again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n`;
  return `${lacking}\nInstall it with your system's package manager and start again.`;
}

async function aptInstall(/** @type {readonly string[]} */ packages) {
  log(`Installing ${packages.length} system packages: ${packages.join(' ')}`);
  await apt('Reading the list of packages', ['update']);
  await apt('Installing', ['install', '-y', '--no-install-recommends', ...packages]);
}

async function apt(/** @type {string} */ title, /** @type {readonly string[]} */ words) {
  const finish = showProgress(title);
  const { status, stdout, stderr } = await captureProgram(
    'apt-get',
    ['-q', '-o', 'DPkg::Lock::Timeout=600', ...words],
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' } },
  );
  finish(status === 0 ? 'done' : 'failed');
  if (status !== 0)
    throw new Stop(`apt-get ${words[0]} failed:\n${stdout.slice(-2000)}${stderr.slice(-4000)}`);
}
