import { copyWithoutHarmless } from './harmless-lines.mjs';
import { root } from './paths.mjs';
import { runProgram } from './process/run-program.mjs';
import { say } from './process/say.mjs';
import { ensureRuntime, runtimeEnv } from './runtime/ensure-runtime.mjs';
import { installPackages } from './system/install-packages.mjs';
import { needToRun } from './system/needs.mjs';

/** Opens the app's window and resolves with the app's exit status. */
export async function startApp(/** @type {readonly string[]} */ args) {
  const runtime = await ensureRuntime(root);
  if (!runtime.official) {
    say(`Electron ${runtime.version} from npm stands in for the official one (${runtime.folder}).`);
    say('Remove that folder to try the official download again.');
  }
  if (process.platform === 'linux')
    await installPackages(() => needToRun(root, runtime.executable));
  return runProgram(runtime.executable, [...sandboxSwitches(), root, ...args], {
    cwd: root,
    env: appEnv({ ...process.env, ...runtimeEnv(runtime) }),
    stdio: ['inherit', 'inherit', 'pipe'],
    onStarted: (child) => child.stderr && copyWithoutHarmless(child.stderr, process.stderr),
  });
}

/** Chromium refuses to run its sandbox for root. Only here: a packaged app never gets the switch. */
function sandboxSwitches() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('Running as root: Chromium’s sandbox is off (--no-sandbox) for this development start.');
  return ['--no-sandbox'];
}

/** Editors built on Electron leave a variable behind that would make the app a plain Node. */
function appEnv(/** @type {NodeJS.ProcessEnv} */ env) {
  const { ELECTRON_RUN_AS_NODE: _left, ...rest } = env;
  return rest;
}
