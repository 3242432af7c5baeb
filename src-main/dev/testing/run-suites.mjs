import fs from 'node:fs';
import path from 'node:path';
import { log } from '../process/log.mjs';
import { runProgram } from '../process/run-program.mjs';
import { failedFiles, tallyOf, tallyPlaywright, tallyVitest, withStatus } from './tally.mjs';

/**
 * `results` is a folder. A filtered run has someone watching: nothing is retried there.
 * @typedef {{ root: string, results: string, env: NodeJS.ProcessEnv, filter: string[] }} Suite
 */
/** @typedef {import('./tally.mjs').Tally} Tally */

const wrapper = path.join(import.meta.dirname, '../with-keyring.sh');

/** Plain Node tests; some of them store keys in a real Secret Service. @param {Suite} suite */
export async function runVitest(suite) {
  return runSuite('unit', async () => {
    const { status, report } = await vitest(suite, 'unit.json', suite.filter);
    const failed = report && suite.filter.length === 0 ? failedFiles(report) : [];
    if (failed.length === 0) return withStatus(report && tallyVitest(report), status);
    log(`unit: ${failed.length} files failed and are tried once more, one after the other`);
    const again = await vitest(suite, 'unit-again.json', [...failed, '--no-file-parallelism']);
    if (!again.report) return withStatus(tallyVitest(report), again.status);
    return withStatus(tallyVitest(report, again.report), again.status);
  });
}

/** @returns {Promise<{ status: number, report: any }>} */
async function vitest(
  /** @type {Suite} */ suite,
  /** @type {string} */ name,
  /** @type {string[]} */ words,
) {
  const report = path.join(suite.results, name);
  const config = path.join(suite.root, 'tests/vitest.config.ts');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return reported(report, () =>
    runWithKeyring(suite, 'node_modules/vitest/vitest.mjs', [
      ...['run', '--config', config, ...words],
      ...reporters,
    ]),
  );
}

/** Tests that drive the real window. @param {Suite} suite */
export async function runPlaywright(suite) {
  const { root, results, env, filter } = suite;
  const file = path.join(results, 'e2e.json');
  const config = path.join(root, 'tests/e2e/playwright.config.ts');
  const retries = filter.length === 0 ? 1 : 0;
  const words = ['test', '--config', config, '--reporter=list,json', `--retries=${retries}`];
  return runSuite('e2e', async () => {
    const { status, report } = await reported(file, () =>
      runWithKeyring(
        { ...suite, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
        'node_modules/@playwright/test/cli.js',
        [...words, ...filter],
      ),
    );
    return withStatus(report && tallyPlaywright(report), status);
  });
}

/** Runs whose publishers are killed; a group of them counts as one test. @param {Suite} suite */
export async function runKillTrials({ root, results, env, filter }) {
  const file = path.join(results, 'kill.json');
  const trials = path.join(root, 'tests/kill/run.mjs');
  const words = [trials, '--sample', '--report', file, ...filter];
  return runSuite('kill', async () => {
    const { status, report } = await reported(file, () =>
      runProgram(process.execPath, words, { cwd: root, env }),
    );
    return withStatus(report && tallyOf(report), status);
  });
}

/** @returns {Promise<{ status: number, report: any }>} the report is null when the suite left none */
async function reported(/** @type {string} */ file, /** @type {() => Promise<number>} */ run) {
  fs.rmSync(file, { force: true });
  const status = await run();
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
  return { status, report };
}

/** @returns {Promise<Tally>} */
async function runSuite(/** @type {string} */ name, /** @type {() => Promise<Tally>} */ run) {
  const began = performance.now();
  const tally = await run();
  const seconds = Math.round((performance.now() - began) / 1000);
  const tests = tally.passed + tally.failed + tally.skipped;
  // Not in the form of the final line, which must be unique.
  log(`${name}: ${tally.failed === 0 ? 'passed' : 'FAILED'}, ${tests} tests, ${seconds} s`);
  return tally;
}

function runWithKeyring(
  /** @type {Suite} */ { root, env },
  /** @type {string} */ script,
  /** @type {string[]} */ words,
) {
  const program = [process.execPath, path.join(root, script), ...words];
  const [command = '', ...args] = process.platform === 'linux' ? [wrapper, ...program] : program;
  return runProgram(command, args, { cwd: root, env });
}
