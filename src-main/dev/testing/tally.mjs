import { stripVTControlCharacters } from 'node:util';

/**
 * `flaky`: the names of tests that passed only on the second attempt. They count as passed. `failures`: the names of
 * those that failed, as far as they are known. Each name is followed by why it failed, in one line.
 * @typedef {{ passed: number, failed: number, skipped: number, flaky: string[], failures: string[] }} Tally
 */

/** @param {Partial<Tally>} counts @returns {Tally} */
export const tallyOf = (counts) => ({
  ...{ passed: 0, failed: 0, skipped: 0, flaky: [], failures: [] },
  ...counts,
});

/** The files that failed, in Vitest's JSON report. @returns {string[]} */
export const failedFiles = (/** @type {any} */ report) =>
  failedIn(report).map((/** @type {any} */ file) => file.name);

/**
 * Counts Vitest's JSON report. A file that failed without a failed test, because it could not be loaded, is one
 * failure. Where files were retried, the second attempt counts.
 * @param {any} report
 * @param {any} [again] the report of the second try of what failed
 * @returns {Tally}
 */
export function tallyVitest(report, again = { testResults: [] }) {
  const retried = new Map(again.testResults.map((/** @type {any} */ file) => [file.name, file]));
  const files = report.testResults.map((/** @type {any} */ file) => retried.get(file.name) ?? file);
  const tests = files.flatMap((/** @type {any} */ file) => file.assertionResults);
  const withStatus = (/** @type {string} */ status) =>
    tests.filter((/** @type {any} */ test) => test.status === status).length;
  const passed = withStatus('passed');
  const failed = withStatus('failed');
  const broken = failedIn({ testResults: files }).filter(
    (/** @type {any} */ file) => failuresOf(file).length === 0,
  );
  return {
    passed,
    failed: failed + broken.length,
    skipped: tests.length - passed - failed,
    failures: failedIn({ testResults: files }).flatMap((/** @type {any} */ file) =>
      failuresOf(file).length > 0
        ? failuresOf(file).map(nameAndReason)
        : [named(file.name, file.message)],
    ),
    flaky: failedIn(report).flatMap((/** @type {any} */ file) => {
      const second = retried.get(file.name);
      if (!second) return [];
      const still = failuresOf(second).map((/** @type {any} */ test) => test.fullName);
      if (failuresOf(file).length > 0)
        return failuresOf(file)
          .filter((/** @type {any} */ test) => !still.includes(test.fullName))
          .map(nameAndReason);
      return second.status === 'failed' ? [] : [named(file.name, file.message)];
    }),
  };
}

const failedIn = (/** @type {any} */ { testResults }) =>
  testResults.filter((/** @type {any} */ file) => file.status === 'failed');

const failuresOf = (/** @type {any} */ { assertionResults }) =>
  assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');

const nameAndReason = (/** @type {any} */ { fullName, failureMessages }) =>
  named(fullName, failureMessages?.[0]);

/** The longest line that is still read in a log. */
const longest = 300;

/** A test's name, and the first line of its error: the rest is where the suite printed it. */
function named(/** @type {string} */ name, /** @type {string | undefined} */ error) {
  const [line = ''] = stripVTControlCharacters(error ?? '').split('\n');
  return line.trim() === '' ? name : `${name}: ${line.trim().slice(0, longest)}`;
}

/**
 * Counts Playwright's JSON report. An error outside any test is one failure.
 * @param {any} report
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: suites.flatMap((/** @type {any} */ suite) => specsWith('flaky', suite)),
    failures: suites.flatMap((/** @type {any} */ suite) => specsWith('unexpected', suite)),
  };
}

/** @returns {string[]} */
function specsWith(
  /** @type {'flaky' | 'unexpected'} */ status,
  /** @type {any} */ { title, specs = [], suites = [] },
) {
  const own = specs
    .filter((/** @type {any} */ spec) =>
      spec.tests.some((/** @type {any} */ test) => test.status === status),
    )
    .map((/** @type {any} */ spec) => named(spec.title, firstError(spec)));
  const inner = suites.flatMap((/** @type {any} */ suite) => specsWith(status, suite));
  return [...own, ...inner].map((name) => `${title} › ${name}`);
}

/** The message of the first attempt that failed. */
const firstError = (/** @type {any} */ { tests }) =>
  tests
    .flatMap((/** @type {any} */ test) => test.results ?? [])
    .find((/** @type {any} */ result) => result.error !== undefined)?.error.message;

/**
 * A suite that ended with an error but without a reported failure still failed.
 * @param {Tally | null} tally null when the suite left no report
 * @param {number} status
 * @returns {Tally}
 */
export function withStatus(tally, status) {
  const counted = tally ?? tallyOf({});
  const silent = counted.failed === 0 && (status !== 0 || tally === null);
  return silent ? { ...counted, failed: 1 } : counted;
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function addUp(tallies) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    flaky: tallies.flatMap(({ flaky }) => flaky),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** The end of a test run: what was flaky and what failed by name, and one line with the totals. */
export const closingLines = (/** @type {Tally} */ { passed, failed, skipped, flaky, failures }) => [
  ...flaky.map((name) => `flaky, passed only the second time: ${name}`),
  ...failures.map((name) => `failed: ${name}`),
  `${passed} passed, ${failed} failed, ${skipped} skipped`,
];
