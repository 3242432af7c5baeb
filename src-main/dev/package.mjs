// Packs the app: `npm run package` makes an unpacked one in release/; words after `--` go to electron-builder.
import path from 'node:path';
import { buildApart } from './build/build-apart.mjs';
import { requireNode } from './node-version.mjs';
import { root } from './paths.mjs';
import { runProgram } from './process/run-program.mjs';
import { say } from './process/say.mjs';
import { runScript } from './process/stop.mjs';
import { ensureRuntime } from './runtime/ensure-runtime.mjs';

await runScript(async () => {
  requireNode();
  await buildApart(root);
  const runtime = await ensureRuntime(root);
  const words = process.argv.length > 2 ? process.argv.slice(2) : ['--dir'];
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  return runProgram(process.execPath, [builder, ...words, ...otherRuntime(runtime)], { cwd: root });
});

/** Without this electron-builder downloads the runtime that package.json names. */
function otherRuntime(/** @type {import('./runtime/ensure-runtime.mjs').Runtime} */ runtime) {
  if (runtime.official) return [];
  say(`Packing Electron ${runtime.version} from npm: good for trying, not for giving away.`);
  return [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
}
