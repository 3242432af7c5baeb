import { isPackageRule } from '#shared/asc/package-rules';
import { type Finding, worstFirst } from '#shared/domain/finding';
import type { PackageContents } from '../package/package-contents';
import { withoutConsequences } from './causes';
import type { PackageFinding } from './check';
import { checksFor } from './offline-checks';
import { withWhy } from './why';

interface CheckResult {
  /** Worst first. */
  findings: Finding[];
  /** How many checks ran. */
  checks: number;
}

/** Runs every offline check, whatever the others found, and reports each cause once. */
export function runChecks(pkg: PackageContents, today: Date): CheckResult {
  const findings = findingsIn(pkg, today);
  const shown = withoutConsequences(pkg, findings).map(withWhy);
  return { findings: worstFirst(shown), checks: checksFor(pkg).length };
}

function findingsIn(pkg: PackageContents, today: Date): PackageFinding[] {
  return checksFor(pkg).flatMap(([code, check]) => {
    const found = check(pkg, today);
    return found !== null && isPackageRule(code) ? [{ code, ...found }] : [];
  });
}
