import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { isOfficialRuntime, setFuses } from './fuses.mjs';
import { packedApp } from './packed-app.mjs';

/**
 * electron-builder calls this once the files of the app are in place, before anything is signed.
 * @param {{ appOutDir: string, packager: { config: { electronVersion?: string | null }, info: { framework: { version: string } } } }} context
 */
export async function afterPack({ appOutDir, packager }) {
  const { program, resources } = packedApp(appOutDir);
  // Electron's start page for a missing app, and what a runtime that was copied from a folder has besides.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
  rmSync(path.join(appOutDir, 'slipway-inventory.json'), { force: true });
  const { version } = packager.info.framework;
  await setFuses(program, isOfficialRuntime(version, path.join(root, 'package.json')));
}
