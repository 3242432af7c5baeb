import type { Finding, Severity } from './finding';

const order: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** Worst first, otherwise in the order in which the checks ran. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}
