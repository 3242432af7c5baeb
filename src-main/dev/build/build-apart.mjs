import path from 'node:path';
import { runProgram } from '../process/run-program.mjs';
import { Stop } from '../process/stop.mjs';
import { isFresh } from './stamp.mjs';

/**
 * Builds in a separate process when something changed: the bundler's threads, memory and stdout stay out of the
 * caller.
 */
export async function buildApart(/** @type {string} */ root) {
  if (await isFresh(root)) return;
  const script = path.join(root, 'src-main/dev/build.mjs');
  const status = await runProgram(process.execPath, [script], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Stop('The build failed; nothing was started.');
}
