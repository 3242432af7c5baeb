import type { Severity } from '#shared/domain/finding';
import type { Platform } from '#shared/domain/package-info';
import { type DatedRule, severityToday } from './dated-rules';
import { isBelow } from './versions';

export interface BrokenRule {
  rule: DatedRule;
  severity: Severity;
}

const rank: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** The worst of the rules that a version breaks today, or null. */
export function worstBrokenRule(
  rules: readonly DatedRule[],
  platform: Platform | null,
  version: string,
  today: Date,
): BrokenRule | null {
  const broken: BrokenRule[] = [];
  for (const rule of rules) {
    const severity = severityToday(rule, today);
    if (severity === null || platform === null || !rule.platforms.includes(platform)) continue;
    if (isBelow(version, rule.floor)) broken.push({ rule, severity });
  }
  return broken.sort((a, b) => rank[a.severity] - rank[b.severity])[0] ?? null;
}
