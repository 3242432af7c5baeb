import type { Finding, Severity } from '#shared/domain/finding';
import { type OverrideRequirement, overrideWord } from '#shared/domain/overriding';
import { say } from '#shared/words/say';
import type { Tone } from './format';

interface Verdict {
  tone: Tone;
  words: string;
}

export type CheckedAtApple = 'checked' | 'asking' | 'not-checked';

/**
 * The chip on the package's card. Blockers are shown at once; that there are none is only known once App Store
 * Connect has answered.
 */
export function verdict(
  findings: readonly Finding[],
  overridden: number,
  atApple: CheckedAtApple,
): Verdict {
  const blockers = countOf(findings, 'blocker');
  if (blockers > 0) return { tone: 'block', words: say('checks.blockers', { count: blockers }) };
  if (atApple === 'not-checked') return { tone: 'look', words: say('checks.not-checked') };
  const warnings = countOf(findings, 'warning');
  if (warnings > 0) return { tone: 'look', words: say('checks.warnings', { count: warnings }) };
  if (overridden > 0)
    return { tone: 'look', words: say('checks.overridden', { count: overridden }) };
  if (atApple === 'asking') return { tone: 'busy', words: say('checks.asking') };
  return { tone: 'ok', words: say('checks.ready') };
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** Checks without a finding. */
export function passedChecks(checks: number, findings: readonly Finding[]): number {
  const failed = new Set(findings.map((finding) => finding.code)).size;
  return Math.max(0, checks - failed);
}

/** `12 checks passed.` */
export function passedChecksWords(checks: number, findings: readonly Finding[]): string {
  return say('checks.passed', { count: passedChecks(checks, findings) });
}

/** The action for a finding; null if there is nothing to override, or overriding would not help. */
export function overrideLabel(requirement: OverrideRequirement): string | null {
  if (requirement === 'not-needed' || requirement === 'never') return null;
  return say('override.open');
}

/** What will happen after an override, shown before it. */
export function overrideConsequence(requirement: OverrideRequirement, isWarning: boolean): string {
  if (requirement === 'word') return say('override.certain');
  return say(isWarning ? 'override.warning' : 'override.uncertain');
}

/** What an override applies to. */
export function overrideScope(fileName: string): string {
  return say('override.scope', { file: fileName });
}

/** Why the reason is not accepted yet, one sentence each; empty if it is. */
export function overrideGaps(
  requirement: OverrideRequirement,
  reason: string,
  typed: string,
): string[] {
  return [
    ...(reason.trim() === '' ? [say('override.gap.reason')] : []),
    ...(requirement === 'word' && typed.trim().toLowerCase() !== overrideWord
      ? [say('override.gap.word', { word: overrideWord })]
      : []),
  ];
}

/** The number of overridden checks; null if there are none. */
export function overriddenWords(count: number): string | null {
  return count === 0 ? null : say('override.count', { count });
}
