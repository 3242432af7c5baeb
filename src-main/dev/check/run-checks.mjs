import path from 'node:path';
import { log } from '../process/log.mjs';
import { captureProgram } from '../process/run-program.mjs';

/** @typedef {{ name: string, passed: boolean, seconds: number }} CheckResult */

const secretLint = ['node_modules/secretlint/bin/secretlint.js', '--maskSecrets'];

/** A check is a script run by Node from the root; status 0 is a pass. */
const checks = [
  { name: 'types', words: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'lint and format',
    words: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  { name: 'layers', words: ['src-main/dev/layers.mjs'] },
  { name: 'messages', words: ['src-main/dev/messages.mjs'] },
  { name: 'dependencies', words: ['src-main/dev/dependencies.mjs'] },
  {
    name: 'lockfile',
    words: [
      'node_modules/lockfile-lint/bin/lockfile-lint.js',
      ...['--path', 'package-lock.json', '--type', 'npm'],
      ...['--validate-https', '--validate-integrity'],
    ],
  },
  { name: 'unused code', words: ['node_modules/knip/bin/knip.js', '--reporter', 'compact'] },
  {
    name: 'secrets',
    words: [
      ...secretLint,
      '{shared,src-main,src-renderer,tests}/**/*',
      ...['*.*', '.*', '.{ci,github}/**/*'],
    ],
  },
];

/**
 * Looks for keys, tokens and webhook addresses in what a test run left behind.
 * @param {string} root
 * @param {string} folder absolute
 * @returns {Promise<boolean>} whether there are none
 */
export async function holdsNoSecret(root, folder) {
  const [script = '', ...words] = secretLint;
  const { status, stdout, stderr } = await captureProgram(
    process.execPath,
    [path.join(root, script), ...words, '--no-gitignore', `${folder}/**/*`],
    { cwd: root },
  );
  if (status !== 0) log(`${stdout}${stderr}`.trimEnd());
  return status === 0;
}

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
