import type { Finding } from '#shared/domain/finding';
import { worstFirst } from '#shared/domain/worst-first';
import type { PackageContents } from '../package/package-contents';
import { offlineChecks } from './offline-checks';
import { withWhy } from './why';

export interface CheckResult {
  /** Worst first. */
  findings: Finding[];
  /** How many checks ran. */
  checks: number;
}

/** Runs every offline check, whatever the others found. */
export function runChecks(pkg: PackageContents, today: Date): CheckResult {
  const findings = offlineChecks
    .map((check) => check(pkg, today))
    .filter((finding) => finding !== null)
    .map(withWhy);
  return { findings: worstFirst(findings), checks: offlineChecks.length };
}
