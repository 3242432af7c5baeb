import { isSameText } from '../words/message';
import { inWords } from '../words/say';
import { type Finding, findingEntry } from './finding';
import type { Override } from './publish-plan';

/**
 * What is required to override a finding: nothing, since it does not block; a reason; the typed word as well, since
 * Apple is certain to refuse it; or `never`, since overriding could not help.
 */
export type OverrideRequirement = 'not-needed' | 'reason' | 'word' | 'never';

/** Has to be typed if Apple is certain to refuse. */
export const overrideWord = 'publish';

export function overrideRequirement({
  code,
  severity,
}: Pick<Finding, 'code' | 'severity'>): OverrideRequirement {
  if (severity === 'note') return 'not-needed';
  const { override } = findingEntry(code);
  return severity === 'warning' && override === 'word' ? 'reason' : override;
}

/** Whether an override applies to this finding: its code and, if the override names one, its place. */
export function covers(override: Override, finding: Pick<Finding, 'code' | 'where'>): boolean {
  if (override.code !== finding.code) return false;
  const { where } = override;
  // A plan file may name the place in words, as the command prints it.
  return (
    where === undefined || isSameText(where, finding.where) || where === inWords(finding.where)
  );
}

/** The override that covers a finding; null if there is none. */
export function overrideOf(finding: Finding, overrides: readonly Override[]): Override | null {
  const passing = overrideRequirement(finding);
  if (passing === 'never' || passing === 'not-needed') return null;
  return overrides.find((override) => covers(override, finding)) ?? null;
}

/** The blockers that no override covers: what keeps a plan from being published. */
export function standingBlockers(
  findings: readonly Finding[],
  overrides: readonly Override[],
): Finding[] {
  return findings.filter(
    (finding) => finding.severity === 'blocker' && overrideOf(finding, overrides) === null,
  );
}

/** An overridden finding with the reason that was given. */
export interface OverriddenFinding {
  finding: Finding;
  reason: string;
}

export function overriddenFindings(
  findings: readonly Finding[],
  overrides: readonly Override[],
): OverriddenFinding[] {
  return findings.flatMap((finding) => {
    const override = overrideOf(finding, overrides);
    return override === null ? [] : [{ finding, reason: override.reason }];
  });
}
