import { ensureRuntime, runtimeEnv } from '../runtime/ensure-runtime.mjs';
import { installPackages } from '../system/install-packages.mjs';
import { needToRun, needToTest } from '../system/needs.mjs';

/**
 * Gets everything the tests run on: Electron, its libraries, a display and a Secret Service.
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
