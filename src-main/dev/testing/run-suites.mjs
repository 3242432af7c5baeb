import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../process/run-program.mjs';
import { say } from '../process/say.mjs';
import { withDisplay } from '../process/with-display.mjs';
import { tallyPlaywright, tallyVitest, withStatus } from './tally.mjs';

/** @typedef {{ root: string, results: string, env: NodeJS.ProcessEnv, filter: string[] }} Suite `results` is a folder */
/** @typedef {import('./tally.mjs').Tally} Tally */

const wrapper = path.join(import.meta.dirname, '../with-keyring.sh');

/** Plain Node tests; some of them keep keys in a real Secret Service. @param {Suite} suite */
export async function runVitest({ root, results, env, filter }) {
  const report = path.join(results, 'unit.json');
  const words = ['run', '--config', path.join(root, 'tests/vitest.config.ts'), ...filter];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runSuite('unit', report, tallyVitest, () =>
    runWithKeyring(root, 'node_modules/vitest/vitest.mjs', [...words, ...reporters], env),
  );
}

/** Tests that drive the real window. @param {Suite} suite */
export async function runPlaywright({ root, results, env, filter }) {
  const report = path.join(results, 'e2e.json');
  const config = path.join(root, 'tests/e2e/playwright.config.ts');
  const words = ['test', '--config', config, '--reporter=list,json', ...filter];
  return runSuite('e2e', report, tallyPlaywright, () =>
    withDisplay((display) =>
      runWithKeyring(root, 'node_modules/@playwright/test/cli.js', words, {
        ...env,
        ...display,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
    ),
  );
}

/** Runs whose publishers are killed; a group of them counts as one test. @param {Suite} suite */
export async function runKillTrials({ root, results, env, filter }) {
  const report = path.join(results, 'kill.json');
  const words = [path.join(root, 'tests/kill/run.mjs'), '--report', report, ...filter];
  const counted = (/** @type {Tally} */ tally) => tally;
  return runSuite('kill', report, counted, () =>
    runProgram(process.execPath, words, { cwd: root, env }),
  );
}

/** @returns {Promise<Tally>} */
async function runSuite(
  /** @type {string} */ name,
  /** @type {string} */ report,
  /** @type {(report: any) => Tally} */ count,
  /** @type {() => Promise<number>} */ run,
) {
  fs.rmSync(report, { force: true });
  const began = performance.now();
  const status = await run();
  const counted = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, 'utf8'))) : null;
  const tally = withStatus(counted, status);
  const seconds = Math.round((performance.now() - began) / 1000);
  const tests = tally.passed + tally.failed + tally.skipped;
  // Not in the form of the closing line, which must stand alone.
  say(`${name}: ${tally.failed === 0 ? 'passed' : 'FAILED'}, ${tests} tests, ${seconds} s`);
  return tally;
}

function runWithKeyring(
  /** @type {string} */ root,
  /** @type {string} */ script,
  /** @type {string[]} */ words,
  /** @type {NodeJS.ProcessEnv} */ env,
) {
  const program = [process.execPath, path.join(root, script), ...words];
  const [command = '', ...args] = process.platform === 'linux' ? [wrapper, ...program] : program;
  return runProgram(command, args, { cwd: root, env });
}
