import path from 'node:path';
import { log } from '../process/log.mjs';
import { captureProgram } from '../process/run-program.mjs';

/** @typedef {{ name: string, passed: boolean, seconds: number }} CheckResult */

/** A check is a script run by Node from the root; status 0 is a pass. */
const checks = [
  { name: 'types', words: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'lint and format',
    words: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  { name: 'layers', words: ['src-main/dev/layers.mjs'] },
  { name: 'messages', words: ['src-main/dev/messages.mjs'] },
];

/**
 * Runs every check and shows the output of the failed ones.
 * @param {string} root
 * @returns {Promise<CheckResult[]>}
 */
export function runChecks(root) {
  return Promise.all(
    checks.map(async ({ name, words: [script = '', ...words] }) => {
      const began = performance.now();
      const { status, stdout, stderr } = await captureProgram(
        process.execPath,
        [path.join(root, script), ...words],
        { cwd: root },
      );
      const seconds = (performance.now() - began) / 1000;
      if (status !== 0) log(`${stdout}${stderr}`.trimEnd());
      log(`${name}: ${status === 0 ? 'passed' : 'FAILED'}, ${seconds.toFixed(1)} s`);
      return { name, passed: status === 0, seconds };
    }),
  );
}
