import { ensureRuntime, runtimeEnv } from './bare-machine/runtime/ensure-runtime.mjs';
import { sandboxAdvice } from './bare-machine/system/chromium-sandbox.mjs';
import { installPackages } from './bare-machine/system/install-packages.mjs';
import { needToRun } from './bare-machine/system/needs.mjs';
import { copyWithoutHarmless } from './harmless-lines.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { runProgram } from './process/run-program.mjs';

/**
 * Opens the app's window and resolves with the app's exit status.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onStarted?: (app: import('node:child_process').ChildProcess) => void }} [options]
 */
export async function startApp(args, { env = {}, onStarted } = {}) {
  const runtime = await ensureRuntime(root);
  if (!runtime.official) {
    log(`Electron ${runtime.version} from npm replaces the official one (${runtime.folder}).`);
    log('Remove that folder to try the official download again.');
  }
  if (process.platform === 'linux')
    await installPackages(() => needToRun(root, runtime.executable));
  let printed = '';
  const status = await runProgram(runtime.executable, [...sandboxSwitches(), root, ...args], {
    cwd: root,
    env: appEnv({ ...process.env, ...runtimeEnv(runtime), ...env }),
    stdio: ['inherit', 'inherit', 'pipe'],
    onStarted: (child) => {
      if (child.stderr) copyWithoutHarmless(child.stderr, process.stderr);
      child.stderr?.on('data', (part) => (printed = `${printed}${part}`.slice(-4000)));
      onStarted?.(child);
    },
  });
  const advice = status === 0 ? null : sandboxAdvice(printed, runtime.executable);
  if (advice !== null) log(advice);
  return status;
}

/** Chromium refuses to run its sandbox as root. Only for development: a packaged app never gets the switch. */
function sandboxSwitches() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  log('Running as root: Chromium’s sandbox is off (--no-sandbox) for this development start.');
  return ['--no-sandbox'];
}

/** Editors built on Electron set a variable that would turn the app into plain Node. */
function appEnv(/** @type {NodeJS.ProcessEnv} */ env) {
  const { ELECTRON_RUN_AS_NODE: _left, ...rest } = env;
  return rest;
}
