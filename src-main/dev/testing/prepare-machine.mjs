import { ensureRuntime, runtimeEnv } from '../bare-machine/runtime/ensure-runtime.mjs';
import { installPackages } from '../bare-machine/system/install-packages.mjs';
import { needToRun, needToTest } from '../bare-machine/system/needs.mjs';

/**
 * Provides everything that the tests need: Electron, its libraries, a display and a Secret Service.
 * @param {string} root
 * @returns {Promise<NodeJS.ProcessEnv>} the environment that the tests find it in
 */
export async function prepareMachine(root) {
  const runtime = await ensureRuntime(root);
  if (process.platform === 'linux')
    await installPackages(async () => needToTest(await needToRun(root, runtime.executable)));
  const { ELECTRON_RUN_AS_NODE: _left, ...env } = process.env;
  return { ...env, ...runtimeEnv(runtime) };
}
