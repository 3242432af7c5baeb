import type { Finding } from '#shared/domain/finding';
import { covers } from '#shared/domain/overriding';
import { inWords } from '#shared/words/say';
import { changePlan, isStillOpen, usePlan } from './plan';
import { announcer, showToast } from './window';

/** Uses the existing build at Apple instead of uploading, or reverts that choice. */
export function setUsesExistingBuild(follows: boolean): void {
  const { plan } = usePlan.getState();
  if (plan === null) return;
  changePlan(() => ({ usesExistingBuild: follows }));
  showToast(
    follows
      ? 'Nothing is uploaded: the build at Apple is followed.'
      : 'The build at Apple is not followed.',
    () => isStillOpen(plan) && changePlan(() => ({ usesExistingBuild: !follows })),
  );
}

/** Overrides a finding for the open file only. */
export function overrideFinding(finding: Finding, reason: string): void {
  changePlan(({ overrides, package: { mark } }) => {
    const { code, where } = finding;
    const override = { code, where, reason: reason.trim(), package: { file: mark } };
    return { overrides: [...overrides, override] };
  });
  announcer.announceNow(`Passed over: ${inWords(finding.title)}.`);
}

/** Removes the override. */
export function removeOverride(finding: Finding): void {
  changePlan(({ overrides }) => ({
    overrides: overrides.filter((override) => !covers(override, finding)),
  }));
  announcer.announceNow(`No longer passed over: ${inWords(finding.title)}.`);
}
