import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';

/** The cost of checking one package once, in a new process. */
export interface Checking {
  /** Reading everything that the checks need. */
  reading: number;
  /** All checks on the result. */
  checking: number;
  checks: number;
  findings: number;
}

const began = performance.now();
const contents = await readContents(process.argv[2] ?? '');
const read = performance.now();
const { findings, checks } = runChecks(contents, new Date());
const checking: Checking = {
  reading: read - began,
  checking: performance.now() - read,
  checks,
  findings: findings.length,
};
process.stdout.write(JSON.stringify(checking));
