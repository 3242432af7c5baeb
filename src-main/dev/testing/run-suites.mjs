import fs from 'node:fs';
import path from 'node:path';
import { runProgram, runProgramBeside } from '../process/run-program.mjs';
import { say } from '../process/say.mjs';
import { tallyPlaywright, tallyVitest, withStatus } from './tally.mjs';

/**
 * `results` is a folder; what a suite that is not alone prints is shown when it ends, so that lines do not mix.
 * @typedef {{ root: string, results: string, env: NodeJS.ProcessEnv, filter: string[], isAlone: boolean }} Suite
 */
/** @typedef {import('./tally.mjs').Tally} Tally */

const wrapper = path.join(import.meta.dirname, '../with-keyring.sh');

/** Plain Node tests; some of them keep keys in a real Secret Service. @param {Suite} suite */
export async function runVitest(suite) {
  const { root, results, filter } = suite;
  const report = path.join(results, 'unit.json');
  const words = ['run', '--config', path.join(root, 'tests/vitest.config.ts'), ...filter];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runSuite('unit', report, tallyVitest, () =>
    runWithKeyring(suite, 'node_modules/vitest/vitest.mjs', [...words, ...reporters]),
  );
}

/** Tests that drive the real window. @param {Suite} suite */
export async function runPlaywright(suite) {
  const { root, results, env, filter } = suite;
  const report = path.join(results, 'e2e.json');
  const config = path.join(root, 'tests/e2e/playwright.config.ts');
  const words = ['test', '--config', config, '--reporter=list,json', ...filter];
  return runSuite('e2e', report, tallyPlaywright, () =>
    runWithKeyring(
      { ...suite, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
      'node_modules/@playwright/test/cli.js',
      words,
    ),
  );
}

/** Runs whose publishers are killed; a group of them counts as one test. @param {Suite} suite */
export async function runKillTrials(suite) {
  const { root, results, filter } = suite;
  const report = path.join(results, 'kill.json');
  const trials = path.join(root, 'tests/kill/run.mjs');
  // Beside other suites they are slow, and are to try every point all the same.
  const words = [trials, '--minutes', '12', '--report', report, ...filter];
  const counted = (/** @type {Tally} */ tally) => tally;
  return runSuite('kill', report, counted, () => start(suite, process.execPath, words));
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
  /** @type {Suite} */ suite,
  /** @type {string} */ script,
  /** @type {string[]} */ words,
) {
  const program = [process.execPath, path.join(suite.root, script), ...words];
  const [command = '', ...args] = process.platform === 'linux' ? [wrapper, ...program] : program;
  return start(suite, command, args);
}

function start(
  /** @type {Suite} */ { root, env, isAlone },
  /** @type {string} */ command,
  /** @type {string[]} */ args,
) {
  return (isAlone ? runProgram : runProgramBeside)(command, args, { cwd: root, env });
}
