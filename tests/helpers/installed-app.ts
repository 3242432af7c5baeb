import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ensureRuntime } from '../../src-main/dev/bare-machine/runtime/ensure-runtime.mjs';
import { root } from '../../src-main/dev/paths.mjs';

/** The app as it is installed on Linux: the runtime under the app's name, what was built, and the launcher. */
export interface InstalledApp {
  folder: string;
  /** `resources/bin/slipway`. */
  launcher: string;
}

/** Lays out an installed app in a temporary folder; it is removed when this process ends. */
export async function installApp(): Promise<InstalledApp> {
  const { executable } = await ensureRuntime(root);
  const runtime = dirname(executable);
  // A path that no program may split at its blanks.
  const folder = join(mkdtempSync(join(tmpdir(), 'slipway-installed-')), 'An App');
  process.once('exit', () => rmSync(dirname(folder), { recursive: true, force: true }));
  mkdirSync(join(folder, 'resources/app'), { recursive: true });
  for (const name of readdirSync(runtime)) {
    if (name !== 'resources' && name !== basename(executable))
      symlinkSync(join(runtime, name), join(folder, name));
  }
  // Electron looks for its files beside the program, so this is none of the links.
  const program = join(folder, 'slipway-desktop');
  try {
    linkSync(executable, program);
  } catch {
    cpSync(executable, program);
  }
  for (const name of ['dist', 'package.json', 'node_modules'])
    symlinkSync(join(root, name), join(folder, 'resources/app', name));
  cpSync(join(root, 'src-main/resources/bin'), join(folder, 'resources/bin'), { recursive: true });
  cpSync(join(root, 'dist/shell'), join(folder, 'resources/shell'), { recursive: true });
  return { folder, launcher: join(folder, 'resources/bin/slipway') };
}
