import type { Finding, Severity } from '#shared/domain/finding';
import { counted, formatWhole } from './quantity';
import type { Tone } from './tone';

const order: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

export const severityWords: Record<Severity, string> = {
  blocker: 'Blocks',
  warning: 'To look at',
  note: 'Good to know',
};

export const severityTones: Record<Severity, Tone> = {
  blocker: 'block',
  warning: 'look',
  note: 'quiet',
};

/** Worst first, otherwise in the order in which the checks ran. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

export interface Verdict {
  tone: Tone;
  words: string;
}

/** The chip on the package's card: `Ready`, `2 to look at`, `1 blocks`, `1 passed over`. */
export function verdict(findings: readonly Finding[], passedOver = 0): Verdict {
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const blockers = count('blocker');
  if (blockers > 0) {
    return {
      tone: 'block',
      words: `${formatWhole(blockers)} ${blockers === 1 ? 'blocks' : 'block'}`,
    };
  }
  const warnings = count('warning');
  if (warnings > 0) return { tone: 'look', words: `${formatWhole(warnings)} to look at` };
  if (passedOver > 0) return { tone: 'look', words: `${formatWhole(passedOver)} passed over` };
  return { tone: 'ok', words: 'Ready' };
}

/** `12 checks passed`, counting only what found nothing. */
export function passedWords(checks: number, findings: readonly Finding[]): string {
  const told = new Set(findings.map((finding) => finding.code)).size;
  return `${counted(Math.max(0, checks - told), 'check')} passed`;
}
