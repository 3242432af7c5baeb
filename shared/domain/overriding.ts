/* Without schemas: the window uses it too. */
import type { Finding } from './finding';
import type { Override } from './publish-plan';

/**
 * What it takes to publish past a finding: nothing, since it is not in the way; a reason; the word typed as
 * well, since Apple refuses it for certain; or `never`, since nothing could come of it.
 */
export type Passing = 'not-needed' | 'reason' | 'word' | 'never';

/** What is typed where Apple refuses for certain. */
export const passingWord = 'publish';

/** Nothing can be sent, or nobody could tell where it should go. */
const never: ReadonlySet<string> = new Set([
  'app-not-found',
  'build-already-used',
  'group-ambiguous',
  'group-not-found',
  'role-too-small-for-plan',
]);

/** They stand in the way of a plan, and Apple may still come to take it, or takes part of it. */
const perhaps: ReadonlySet<string> = new Set([
  'another-build-in-review',
  'build-upload-open',
  'compliance-unanswered',
  'locale-repeated',
  'note-refused-characters',
]);

/** Every other blocker has Apple's own word, or a message that somebody got. */
export function passingOf({ code, severity }: Pick<Finding, 'code' | 'severity'>): Passing {
  if (severity === 'note') return 'not-needed';
  if (never.has(code)) return 'never';
  return severity === 'warning' || perhaps.has(code) ? 'reason' : 'word';
}

/** Whether an override is meant for this finding: for its code, and where it names one for its place too. */
export function covers(override: Override, finding: Pick<Finding, 'code' | 'where'>): boolean {
  if (override.code !== finding.code) return false;
  return override.where === undefined || override.where === finding.where;
}

/** The override that a finding is published past with; null when it stands. */
export function overrideOf(finding: Finding, overrides: readonly Override[]): Override | null {
  const passing = passingOf(finding);
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

/** A finding that is published past, and the reason that was given. */
export interface PassedOver {
  finding: Finding;
  reason: string;
}

export function passedOver(
  findings: readonly Finding[],
  overrides: readonly Override[],
): PassedOver[] {
  return findings.flatMap((finding) => {
    const override = overrideOf(finding, overrides);
    return override === null ? [] : [{ finding, reason: override.reason }];
  });
}
