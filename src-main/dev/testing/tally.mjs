/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Counts Vitest's JSON report. A file that could not be loaded has no tests to count: it is one failure.
 * @param {any} report
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts Playwright's JSON report. A test that passed only on a second try passed; trouble outside any test
 * is one failure.
 * @param {any} report
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * A suite that ended badly without a failure to show for it still failed.
 * @param {Tally | null} tally null when the suite left no report
 * @param {number} status
 * @returns {Tally}
 */
export function withStatus(tally, status) {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = counted.failed === 0 && (status !== 0 || tally === null);
  return silent ? { ...counted, failed: 1 } : counted;
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function addUp(tallies) {
  const sum = (/** @type {keyof Tally} */ key) =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The one line that closes a test run. */
export const closingLine = (/** @type {Tally} */ { passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
