// Packages the app: `npm run package` creates an unpacked one in release/; arguments after `--` go to
// electron-builder.
import path from 'node:path';
import { ensureRuntime } from './bare-machine/runtime/ensure-runtime.mjs';
import { buildApart } from './build/build-apart.mjs';
import { requireNode } from './node-version.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { runProgram } from './process/run-program.mjs';
import { runScript } from './process/stop.mjs';

await runScript(async () => {
  requireNode();
  await buildApart(root);
  const runtime = await ensureRuntime(root);
  const words = process.argv.length > 2 ? process.argv.slice(2) : ['--dir'];
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  return runProgram(process.execPath, [builder, ...words, ...otherRuntime(runtime)], { cwd: root });
});

/** Without this electron-builder downloads the runtime version in package.json. */
function otherRuntime(
  /** @type {import('./bare-machine/runtime/ensure-runtime.mjs').Runtime} */ runtime,
) {
  if (runtime.official) return [];
  log(`Packing Electron ${runtime.version} from npm: good for trying, not for giving away.`);
  return [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
}
