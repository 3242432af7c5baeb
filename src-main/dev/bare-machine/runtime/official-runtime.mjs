import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { showProgress } from '../../process/log.mjs';
import { captureProgram } from '../../process/run-program.mjs';
import { Stop } from '../../process/stop.mjs';

/** The folder and the version of the installed `electron` package. */
export function electronPackage(/** @type {string} */ root) {
  try {
    const manifest = createRequire(path.join(root, 'package.json')).resolve(
      'electron/package.json',
    );
    const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    return { folder: path.dirname(manifest), version: String(version) };
  } catch {
    throw new Stop('The packages are not installed yet. Run: npm ci');
  }
}

/** The runtime that Electron's own installer has installed, or null. */
export function installedOfficial(/** @type {string} */ root) {
  const { folder, version } = electronPackage(root);
  const runtime = path.join(folder, 'dist');
  try {
    const installed = fs
      .readFileSync(path.join(runtime, 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const executable = fs.readFileSync(path.join(folder, 'path.txt'), 'utf8').trim();
    return installed === version && fs.existsSync(path.join(runtime, executable)) ? runtime : null;
  } catch {
    return null;
  }
}

/** Lets Electron's own installer download its runtime; null when it cannot be reached. */
export async function installOfficial(/** @type {string} */ root) {
  const { folder, version } = electronPackage(root);
  const finish = showProgress(`Downloading Electron ${version}`);
  const { status } = await captureProgram(process.execPath, [path.join(folder, 'install.js')], {
    cwd: folder,
  });
  const runtime = status === 0 ? installedOfficial(root) : null;
  finish(runtime ? 'done' : 'the download cannot be reached');
  return runtime;
}
