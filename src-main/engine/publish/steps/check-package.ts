import { worstFirst } from '#shared/domain/finding';
import { passedOver, standingBlockers } from '#shared/domain/overriding';
import { keepSummary } from '../../changes/kept-summary';
import { summarize } from '../../changes/summarize';
import { checkPlan } from '../../preflight/check-plan';
import { assertStillBound } from '../bind-overrides';
import { done, type RunStep } from '../step';

/** Reads the package once more and judges it together with the plan; nothing has been sent yet. */
export const checkPackage: RunStep = {
  id: 'check-package',
  skipped: () => null,
  async run(context) {
    const { plan } = context.record.run;
    await assertStillBound(plan);
    const opened = await context.packages.inspect(plan.packagePath, { signal: context.signal });
    const findings = worstFirst([...opened.findings, ...checkPlan(plan, opened.info)]);
    await context.note({ type: 'findings-seen', findings });
    // Only for comparing the next package with this one: a run without it is as good.
    await keepSummary(context.folder, summarize(opened)).catch(() => undefined);
    const blockers = standingBlockers(findings, plan.overrides);
    if (blockers.length > 0) return { outcome: 'blocked', findings: blockers };
    return done(
      sentence(opened.checks, findings.length, passedOver(findings, plan.overrides).length),
    );
  },
};

function sentence(checks: number, findings: number, passed: number): string {
  if (findings === 0) return `${checks} checks passed`;
  const words = `${checks} checks, ${findings} to look at`;
  return passed === 0 ? words : `${words}, ${passed} passed over`;
}
