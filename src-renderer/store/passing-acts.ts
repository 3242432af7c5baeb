import type { Finding } from '#shared/domain/finding';
import { covers } from '#shared/domain/overriding';
import { changePlan } from './plan';
import { announcer } from './window';

/** Publishes past a finding, for the file that is open and for no other. */
export function passOver(finding: Finding, reason: string): void {
  changePlan(({ overrides, package: { mark } }) => {
    if (mark === undefined) return {};
    const { code, where } = finding;
    const override = { code, where, reason: reason.trim(), package: { file: mark } };
    return { overrides: [...overrides, override] };
  });
  announcer.sayNow(`Passed over: ${finding.title}.`);
}

/** The finding stands in the way again. */
export function takeBack(finding: Finding): void {
  changePlan(({ overrides }) => ({
    overrides: overrides.filter((override) => !covers(override, finding)),
  }));
  announcer.sayNow(`No longer passed over: ${finding.title}.`);
}
