import { expect, test } from 'vitest';
import {
  addUp,
  closingLine,
  tallyPlaywright,
  tallyVitest,
  withStatus,
} from '../../src-main/dev/testing/tally.mjs';

const unit = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{}] },
  ],
};
const e2e = { stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 1 }, errors: [] };

test('both suites add up to one line', () => {
  const total = addUp([tallyVitest(unit), tallyPlaywright(e2e)]);
  expect(closingLine(total)).toBe('9 passed, 2 failed, 4 skipped');
});

test('a test file that cannot be loaded is a failure', () => {
  expect(tallyVitest({ ...unit, numFailedTests: 0 }).failed).toBe(1);
});

test('trouble outside any test is a failure', () => {
  expect(tallyPlaywright({ ...e2e, errors: [{}] }).failed).toBe(1);
});

test('a suite that left no report, or ended badly without saying why, failed', () => {
  expect(withStatus(null, 0).failed).toBe(1);
  expect(withStatus({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(withStatus({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
});
