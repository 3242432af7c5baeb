// The whole test command: `node tests/run.mjs [--only check|unit|kill|e2e] [FILTER...]`. Prepares a bare machine,
// runs checks and Vitest, then the kill trials and Playwright side by side, since each of these waits more than it
// works, and closes with one line that adds them up. What ran side by side is shown whole when it ends.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApart } from '../src-main/dev/build/build-apart.mjs';
import { runChecks } from '../src-main/dev/check/run-checks.mjs';
import { requireNode } from '../src-main/dev/node-version.mjs';
import { root } from '../src-main/dev/paths.mjs';
import { followNpm } from '../src-main/dev/process/follow-npm.mjs';
import { say } from '../src-main/dev/process/say.mjs';
import { runScript, Stop } from '../src-main/dev/process/stop.mjs';
import { prepareMachine } from '../src-main/dev/testing/prepare-machine.mjs';
import { runKillTrials, runPlaywright, runVitest } from '../src-main/dev/testing/run-suites.mjs';
import { addUp, closingLine } from '../src-main/dev/testing/tally.mjs';

const parts = ['check', 'unit', 'kill', 'e2e'];

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
  // The kill trials are plain Node and a server of their own.
  const env = only === 'kill' ? process.env : await prepareMachine(root);
  const checked = runs('check') ? await checksPass() : true;
  await buildApart(root);
  const suite = { root, results, env, filter: positionals };
  const unit = runs('unit') ? [await runVitest({ ...suite, isAlone: true })] : [];
  const isAlone = only !== undefined;
  if (!isAlone) say('kill, e2e: side by side, each is shown when it ends ...');
  const others = await Promise.all([
    ...(runs('kill') ? [runKillTrials({ ...suite, isAlone })] : []),
    ...(runs('e2e') ? [runPlaywright({ ...suite, isAlone })] : []),
  ]);
  const total = addUp([...unit, ...others]);
  process.stdout.write(`${closingLine(total)}\n`);
  return checked && total.passed > 0 && total.failed === 0 ? 0 : 1;
});

async function checksPass() {
  const results = await runChecks(root);
  const failed = results.filter((result) => !result.passed).map((result) => result.name);
  say(failed.length === 0 ? 'checks: passed' : `checks: FAILED (${failed.join(', ')})`);
  return failed.length === 0;
}
