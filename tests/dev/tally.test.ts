import { expect, test } from 'vitest';
import {
  addUp,
  closingLines,
  failedFiles,
  tallyOf,
  tallyPlaywright,
  tallyVitest,
  withStatus,
} from '../../src-main/dev/testing/tally.mjs';

const file = (name: string, status: string, tests: Record<string, string>) => ({
  name,
  status,
  assertionResults: Object.entries(tests).map(([fullName, how]) => ({ fullName, status: how })),
});
const sums = file('sums', 'failed', { 'one and one': 'passed', 'two and two': 'failed' });
const unloaded = file('unloaded', 'failed', {});
const other = file('other', 'passed', { waits: 'pending', later: 'todo', works: 'passed' });
const unit = { testResults: [sums, unloaded, other] };
const e2e = {
  stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 1 },
  errors: [] as object[],
  suites: [
    {
      title: 'window.spec.ts',
      specs: [{ title: 'opens', tests: [{ status: 'expected' }] }],
      suites: [{ title: 'in the dark', specs: [{ title: 'shows', tests: [{ status: 'flaky' }] }] }],
    },
  ],
};

test('the tally adds up all suites in one line, below what was flaky or failed by name', () => {
  const total = addUp([tallyVitest(unit), tallyPlaywright(e2e), tallyOf({ passed: 6 })]);
  expect(closingLines(total)).toEqual([
    'flaky, passed only the second time: window.spec.ts › in the dark › shows',
    'failed: two and two',
    'failed: unloaded',
    '12 passed, 2 failed, 3 skipped',
  ]);
});

test('the first line of an error is behind the name of its test', () => {
  const error = '\u001b[31mError: expected 2 to be 3\u001b[39m\n  at sums.test.ts:4';
  const failed = { fullName: 'two and two', status: 'failed', failureMessages: [error] };
  const broken = { ...unloaded, message: 'Cannot find module' };
  const testResults = [{ ...sums, assertionResults: [failed] }, broken];
  const again = { testResults: [file('sums', 'passed', { 'two and two': 'passed' })] };
  const line = 'two and two: Error: expected 2 to be 3';
  expect(tallyVitest({ testResults }).failures).toEqual([line, 'unloaded: Cannot find module']);
  expect(tallyVitest({ testResults }, again).flaky).toEqual([line]);
  const tests = [{ status: 'flaky', results: [{ error: { message: error } }, {}] }];
  const suites = [{ title: 'sums.spec.ts', specs: [{ title: 'adds', tests }] }];
  expect(tallyPlaywright({ ...e2e, suites }).flaky).toEqual([
    'sums.spec.ts › adds: Error: expected 2 to be 3',
  ]);
});

test('a test file that cannot be loaded is a failure', () => {
  expect(tallyVitest({ testResults: [unloaded, other] }).failed).toBe(1);
  expect(failedFiles(unit)).toEqual(['sums', 'unloaded']);
});

test('a test that passes on the second try counts as passed and is named as flaky', () => {
  const again = {
    testResults: [
      file('sums', 'passed', { 'one and one': 'passed', 'two and two': 'passed' }),
      file('unloaded', 'passed', { loads: 'passed' }),
    ],
  };
  expect(tallyVitest(unit, again)).toEqual({
    passed: 4,
    failed: 0,
    skipped: 2,
    flaky: ['two and two', 'unloaded'],
    failures: [],
  });
});

test('a test that fails twice counts as failed and not as flaky', () => {
  const again = { testResults: [sums, unloaded] };
  expect(tallyVitest(unit, again)).toMatchObject({ failed: 2, flaky: [] });
});

test('a test in the window that fails twice is named with its file', () => {
  const suites = [
    { title: 'run.spec.ts', specs: [{ title: 'ends', tests: [{ status: 'unexpected' }] }] },
  ];
  const report = { ...e2e, stats: { ...e2e.stats, unexpected: 1 }, suites };
  expect(tallyPlaywright(report).failures).toEqual(['run.spec.ts › ends']);
});

test('an error outside any test counts as a failure', () => {
  expect(tallyPlaywright({ ...e2e, errors: [{}] }).failed).toBe(1);
});

test('a suite without a report, or with a bad exit and no failed test, counts as failed', () => {
  expect(withStatus(null, 0).failed).toBe(1);
  expect(withStatus(tallyOf({ passed: 3 }), 1).failed).toBe(1);
  expect(withStatus(tallyOf({ passed: 3, failed: 2 }), 1).failed).toBe(2);
});
