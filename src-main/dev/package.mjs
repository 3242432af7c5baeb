// Packages the app: `npm run package` creates an unpacked one in release/; arguments after `--` go to electron-builder.
// SLIPWAY_HOMEPAGE and SLIPWAY_UPDATE_FEED are what a release says of itself.
import path from 'node:path';
import { ensureRuntime } from './bare-machine/runtime/ensure-runtime.mjs';
import { buildApart } from './build/build-apart.mjs';
import { requireNode } from './node-version.mjs';
import { builderEnvironment, builderOptions } from './packaging/builder-options.mjs';
import { root } from './paths.mjs';
import { runProgram } from './process/run-program.mjs';
import { runScript } from './process/stop.mjs';

await runScript(async () => {
  requireNode();
  await buildApart(root);
  const runtime = await ensureRuntime(root);
  const words = process.argv.length > 2 ? process.argv.slice(2) : ['--dir'];
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const options = builderOptions(runtime, process.env);
  return runProgram(process.execPath, [builder, ...words, ...options], {
    cwd: root,
    env: builderEnvironment(runtime, process.env),
  });
});
