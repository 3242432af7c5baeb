import type { Severity } from '#shared/domain/finding';
import type { Platform } from '#shared/domain/package-info';
import { dayMilliseconds } from './dates';

/** A floor that Apple raises on a day, so that a check changes by date and not by release. */
export interface DatedRule {
  platforms: readonly Platform[];
  /** The lowest version that is taken. */
  floor: string;
  /** ISO 8601 day; an announced month counts from its first day. */
  effectiveFrom: string;
  /** What the rule is worth once it is in force: `blocker` only on Apple's own word or message. */
  severity: Severity;
  /** How many days before it the rule is told as a note. */
  toldDaysAhead: number;
}

/** Lowest SDK (error 90725; Apple's news and upcoming requirements). The figure for 2027 is announced, not in force. */
export const sdkRules: readonly DatedRule[] = [
  {
    platforms: ['IOS', 'TV_OS', 'VISION_OS'],
    floor: '26',
    effectiveFrom: '2026-04-28',
    severity: 'blocker',
    toldDaysAhead: 90,
  },
  {
    platforms: ['IOS', 'TV_OS', 'VISION_OS'],
    floor: '27',
    effectiveFrom: '2027-04-01',
    severity: 'warning',
    toldDaysAhead: 90,
  },
];

/** Lowest MinimumOSVersion (error 90068, as quoted by those who got it; mails below 15 since the same day). */
export const minimumOsRules: readonly DatedRule[] = [
  {
    platforms: ['IOS'],
    floor: '13',
    effectiveFrom: '2026-09-09',
    severity: 'blocker',
    toldDaysAhead: 90,
  },
  {
    platforms: ['IOS'],
    floor: '15',
    effectiveFrom: '2026-09-09',
    severity: 'warning',
    toldDaysAhead: 0,
  },
];

/** The severity that a rule has today; null while it is too far ahead to speak of. */
export function severityToday(rule: DatedRule, today: Date): Severity | null {
  const ahead = (Date.parse(rule.effectiveFrom) - today.getTime()) / dayMilliseconds;
  if (ahead <= 0) return rule.severity;
  return ahead <= rule.toldDaysAhead ? 'note' : null;
}
