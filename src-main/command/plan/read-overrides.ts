import type { Override } from '#shared/domain/publish-plan';
import { refuseUsage } from '../usage-error';

/** `CODE=REASON`: whoever publishes past a blocker says why, and the receipt keeps it. */
export function readOverrides(words: readonly string[]): Override[] {
  return words.map((word) => {
    const [, code, reason] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (!code?.trim() || !reason?.trim()) refuseUsage(`--override is CODE=REASON, not “${word}”.`);
    return { code: code.trim(), reason: reason.trim() };
  });
}
