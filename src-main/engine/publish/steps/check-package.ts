import { standingBlockers, worstFirst } from '#shared/domain/finding';
import { inspectPackage } from '../../package/inspect-package';
import { checkPlan } from '../../preflight/check-plan';
import { done, type RunStep } from '../step';

/** Reads the package once more and judges it together with the plan; nothing has been sent yet. */
export const checkPackage: RunStep = {
  id: 'check-package',
  skipped: () => null,
  async run(context) {
    const { plan } = context.record.run;
    const opened = await inspectPackage(plan.packagePath);
    const findings = worstFirst([...opened.findings, ...checkPlan(plan, opened.info)]);
    await context.note({ type: 'findings-seen', findings });
    const blockers = standingBlockers(findings, plan.overrides);
    if (blockers.length > 0) return { outcome: 'blocked', findings: blockers };
    return done(sentence(opened.checks, findings.length));
  },
};

function sentence(checks: number, findings: number): string {
  if (findings === 0) return `${checks} checks passed`;
  return `${checks} checks, ${findings} to look at`;
}
