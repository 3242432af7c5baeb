import type { Finding } from '#shared/domain/finding';
import { covers } from '#shared/domain/overriding';
import { say } from '#shared/words/say';
import { changePlan, isStillOpen, usePlan } from './plan';
import { announcer, showToast } from './window';

/** Uses the existing build at Apple instead of uploading, or reverts that choice. */
export function setUsesExistingBuild(uses: boolean): void {
  const { plan } = usePlan.getState();
  if (plan === null) return;
  changePlan(() => ({ usesExistingBuild: uses }));
  showToast(
    say(uses ? 'announced.uses-existing-build' : 'announced.uploads-again'),
    () => isStillOpen(plan) && changePlan(() => ({ usesExistingBuild: !uses })),
  );
}

/** Overrides a finding for the open file only. */
export function overrideFinding(finding: Finding, reason: string): void {
  changePlan(({ overrides, package: { mark } }) => {
    const { code, where } = finding;
    const override = { code, where, reason: reason.trim(), package: { file: mark } };
    return { overrides: [...overrides, override] };
  });
  announcer.announceNow(say('override.done', { title: finding.title }));
}

/** Removes the override. */
export function removeOverride(finding: Finding): void {
  changePlan(({ overrides }) => ({
    overrides: overrides.filter((override) => !covers(override, finding)),
  }));
  announcer.announceNow(say('override.undone', { title: finding.title }));
}
