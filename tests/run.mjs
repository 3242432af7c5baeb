// The whole test command: `node tests/run.mjs [--only check|unit|kill|e2e] [FILTER...]`. Prepares a bare machine,
// runs the checks, Vitest, the kill trials and Playwright one after the other, since each of them fills the cores, and
// closes with what was flaky and one line that adds everything up.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApart } from '../src-main/dev/build/build-apart.mjs';
import { holdsNoSecret, runChecks } from '../src-main/dev/check/run-checks.mjs';
import { requireNode } from '../src-main/dev/node-version.mjs';
import { root } from '../src-main/dev/paths.mjs';
import { followNpm } from '../src-main/dev/process/follow-npm.mjs';
import { log } from '../src-main/dev/process/log.mjs';
import { runScript, Stop } from '../src-main/dev/process/stop.mjs';
import { prepareMachine } from '../src-main/dev/testing/prepare-machine.mjs';
import { runKillTrials, runPlaywright, runVitest } from '../src-main/dev/testing/run-suites.mjs';
import { addUp, closingLines } from '../src-main/dev/testing/tally.mjs';

const parts = ['check', 'unit', 'kill', 'e2e'];

/** One after the other, since each of them fills the cores. */
const suites = /** @type {const} */ ([
  ['unit', runVitest],
  ['kill', runKillTrials],
  ['e2e', runBuilt],
]);

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const { only } = values;
  if (only !== undefined && !parts.includes(only))
    throw new Stop(`--only takes one of ${parts.join(', ')}.`);
  const runs = (/** @type {string} */ part) => only === undefined || only === part;

  requireNode();
  if (only === 'check') return (await checksPass()) ? 0 : 1;

  const results = path.join(root, 'test-results');
  fs.mkdirSync(results, { recursive: true });
  // The kill trials are plain Node and their own server.
  const env = only === 'kill' ? process.env : await prepareMachine(root);
  const checked = runs('check') ? await checksPass() : true;
  // Whoever ends the command means all suites, not just the one that is running.
  let isEnded = false;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      isEnded = true;
    });
  const tallies = [];
  for (const [part, run] of suites)
    if (runs(part) && !isEnded)
      tallies.push(await run({ root, results, env, filter: positionals }));
  if (isEnded) throw new Stop('Ended before all tests had run.');
  const total = addUp(tallies);
  const isClean = await holdsNoSecret(root, results);
  if (!isClean) log('test-results holds what looks like a secret; see above.');
  process.stdout.write(`${closingLines(total).join('\n')}\n`);
  return checked && isClean && total.passed > 0 && total.failed === 0 ? 0 : 1;
});

/** The other suites build what they need of the app. */
async function runBuilt(
  /** @type {import('../src-main/dev/testing/run-suites.mjs').Suite} */ suite,
) {
  await buildApart(root);
  return runPlaywright(suite);
}

async function checksPass() {
  const results = await runChecks(root);
  const failed = results.filter((result) => !result.passed).map((result) => result.name);
  log(failed.length === 0 ? 'checks: passed' : `checks: FAILED (${failed.join(', ')})`);
  return failed.length === 0;
}
