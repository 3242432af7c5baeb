import type { Finding, Severity } from '#shared/domain/finding';
import { type OverrideRequirement, overrideWord } from '#shared/domain/overriding';
import { counted, formatWhole } from '#shared/words/format';
import type { Tone } from './format';

export const severityWords: Record<Severity, string> = {
  blocker: 'Blocks',
  warning: 'To look at',
  note: 'Good to know',
};

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
  overridden = 0,
  atApple: CheckedAtApple = 'checked',
): Verdict {
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const blockers = count('blocker');
  if (blockers > 0) {
    return {
      tone: 'block',
      words: `${formatWhole(blockers)} ${blockers === 1 ? 'blocks' : 'block'}`,
    };
  }
  if (atApple === 'not-checked') return { tone: 'look', words: 'Not checked at App Store Connect' };
  const warnings = count('warning');
  if (warnings > 0) return { tone: 'look', words: `${formatWhole(warnings)} to look at` };
  if (overridden > 0) return { tone: 'look', words: `${formatWhole(overridden)} passed over` };
  if (atApple === 'asking') return { tone: 'busy', words: 'Asking App Store Connect' };
  return { tone: 'ok', words: 'Ready' };
}

/** `12 checks passed`, counting only those without a finding. */
export function passedChecksWords(checks: number, findings: readonly Finding[]): string {
  const told = new Set(findings.map((finding) => finding.code)).size;
  return `${counted(Math.max(0, checks - told), 'check')} passed`;
}

/** The action for a finding; null if there is nothing to override, or overriding would not help. */
export function overrideLabel(passing: OverrideRequirement): string | null {
  if (passing === 'not-needed' || passing === 'never') return null;
  return 'Pass over…';
}

/** What will happen after an override, shown before it. */
export function overrideConsequence(passing: OverrideRequirement, isWarning: boolean): string {
  if (passing === 'word')
    return 'As far as is known, Apple refuses such a build. It is uploaded all the same, and its build number is spent.';
  return isWarning
    ? 'It is not in the way. Your reason is kept with the run, so that others see that you looked.'
    : 'It may go well, and it may fail after the upload. The build number is spent either way.';
}

/** What an override applies to. */
export function overrideScope(fileName: string): string {
  return `This holds for this check and for this very file, ${fileName}: a new one is checked as if nothing had been said. The reason is shown in the run and kept in its receipt.`;
}

/** Why the reason is not accepted yet, one sentence each; empty if it is. */
export function overrideGaps(
  passing: OverrideRequirement,
  reason: string,
  typed: string,
): string[] {
  return [
    ...(reason.trim() === '' ? ['Write a reason.'] : []),
    ...(passing === 'word' && typed.trim().toLowerCase() !== overrideWord
      ? [`Type “${overrideWord}”.`]
      : []),
  ];
}

/** The number of overridden checks; null if there are none. */
export function overriddenWords(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'check')} ${count === 1 ? 'is' : 'are'} passed over`;
}
