// The measurements: `node tests/bench/run.mjs [--rounds N] [start] [facts] [checks] [memory] [practice] [builds] [upload] [activity] [keys]
// [typing] [lists]`, all when none is named. `upload` has two halves that can be named separately: `sending`, without a window, and `window`.
// Prepares the machine like the tests; the output is figures to compare within one run, never a verdict.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRuntime } from '../../src-main/dev/bare-machine/runtime/ensure-runtime.mjs';
import { buildApart } from '../../src-main/dev/build/build-apart.mjs';
import { requireNode } from '../../src-main/dev/node-version.mjs';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { followNpm } from '../../src-main/dev/process/follow-npm.mjs';
import { runProgram } from '../../src-main/dev/process/run-program.mjs';
import { runScript, Stop } from '../../src-main/dev/process/stop.mjs';
import { withDisplay } from '../../src-main/dev/process/with-display.mjs';
import { prepareMachine } from '../../src-main/dev/testing/prepare-machine.mjs';
import { bundleBench } from './bundle-bench.mjs';

const defaultParts = [
  'start',
  'facts',
  'checks',
  'memory',
  'practice',
  'builds',
  'upload',
  'activity',
  'keys',
  'typing',
  'lists',
];
/** The two halves of `upload`. */
const halves = ['sending', 'window'];
const allParts = [...defaultParts, ...halves];
const partsWithWindow = ['start', 'upload', 'window', 'activity', 'typing', 'lists'];
const wrapper = path.join(root, 'src-main/dev/with-keyring.sh');

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string' } },
    allowPositionals: true,
  });
  const parts = readParts(positionals);
  requireNode();
  const hasWindow = parts.some((part) => partsWithWindow.includes(part));
  const env = hasWindow ? await windowEnvironment() : process.env;
  await buildApart(root);
  await bundleBench(root);
  // Not in the system's temporary folder: that may be in memory, and the packages are gigabytes.
  const scratch = fs.mkdtempSync(path.join(dist, 'bench', 'scratch-'));
  try {
    const rounds = values.rounds === undefined ? {} : { SLIPWAY_BENCH_ROUNDS: values.rounds };
    const own = { SLIPWAY_APP: root, SLIPWAY_BENCH_SCRATCH: scratch, ...rounds };
    const words = { parts, env: { ...env, ...own } };
    return await (hasWindow ? withDisplay((display) => measure(words, display)) : measure(words));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
});

function readParts(/** @type {string[]} */ given) {
  const unknown = given.filter((part) => !allParts.includes(part));
  if (unknown.length > 0)
    throw new Stop(`There is no part ${unknown.join(', ')}; there are ${allParts.join(', ')}.`);
  return given.length > 0 ? given : defaultParts;
}

async function windowEnvironment() {
  const env = await prepareMachine(root);
  const { executable, version } = await ensureRuntime(root);
  return { ...env, SLIPWAY_BENCH_ELECTRON: executable, SLIPWAY_BENCH_ELECTRON_VERSION: version };
}

function measure(
  /** @type {{ parts: string[], env: NodeJS.ProcessEnv }} */ { parts, env },
  /** @type {Record<string, string>} */ display = {},
) {
  const program = [process.execPath, path.join(dist, 'bench/bench.js'), ...parts];
  // The app reads the keychain: here it finds an empty one, never the user's.
  const wrapped =
    partsWithWindow.some((part) => parts.includes(part)) && process.platform === 'linux';
  const [command = '', ...args] = wrapped ? [wrapper, ...program] : program;
  return runProgram(command, args, { cwd: root, env: { ...env, ...display } });
}
