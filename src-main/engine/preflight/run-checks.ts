import { type Finding, worstFirst } from '#shared/domain/finding';
import type { ReadPackage } from '../package/read-package';
import { offlineChecks } from './offline-checks';

export interface CheckResult {
  /** Worst first. */
  findings: Finding[];
  /** How many checks ran. */
  checks: number;
}

/** Runs every offline check, whatever the others found. */
export function runChecks(pkg: ReadPackage, today: Date): CheckResult {
  const findings = offlineChecks
    .map((check) => check(pkg, today))
    .filter((finding) => finding !== null);
  return { findings: worstFirst(findings), checks: offlineChecks.length };
}
