/* What a preset adds to a plan of its app: the window, the command and the run assess it alike. */

import { message } from '../words/message';
import type { Finding } from './finding';
import { covers, overrideRequirement } from './overriding';
import type { PackageInfo } from './package-info';
import type { Preset } from './preset';
import { type Override, type PublishPlan, sendsPackage } from './publish-plan';

/** The part of a preset that decides about a plan's findings. */
export type WeighedPreset = Pick<Preset, 'name' | 'allowedOverrides' | 'sizeBudget'>;

/** What the preset finds in the package and the plan, before any request; a plan is null until there is one. */
export function findingsOfPreset(
  preset: WeighedPreset,
  plan: Pick<PublishPlan, 'scope'> | null,
  info: Pick<PackageInfo, 'size'>,
): Finding[] {
  return [...sizeOverBudget(preset, plan, info)];
}

function sizeOverBudget(
  { name, sizeBudget }: WeighedPreset,
  plan: Pick<PublishPlan, 'scope'> | null,
  { size }: Pick<PackageInfo, 'size'>,
): Finding[] {
  const isSent = plan === null || sendsPackage(plan);
  if (!isSent || sizeBudget === null || size <= sizeBudget) return [];
  const facts = { size: { bytes: size }, budget: { bytes: sizeBudget }, preset: name };
  return [
    {
      code: 'size-over-budget',
      severity: 'warning',
      where: message('finding.place.preset', { preset: name }),
      title: message('finding.size-over-budget.title', facts),
      whatToDo: message('finding.size-over-budget.fix'),
    },
  ];
}

/** Whether the preset lets people override this check. */
export function mayOverride(
  preset: Pick<Preset, 'allowedOverrides'> | null,
  { code }: Pick<Override, 'code'>,
): boolean {
  const allowed = preset?.allowedOverrides ?? null;
  return allowed === null || allowed.includes(code);
}

/** For each blocker that an override of the plan would cover but for the preset, that it may not. */
export function overridesNotAllowed(
  preset: WeighedPreset,
  findings: readonly Finding[],
  overrides: readonly Override[],
): Finding[] {
  const refused = overrides.filter((override) => !mayOverride(preset, override));
  const isCovered = (finding: Finding): boolean =>
    finding.severity === 'blocker' &&
    overrideRequirement(finding) !== 'never' &&
    refused.some((override) => covers(override, finding));
  return findings.filter(isCovered).map((finding) => ({
    code: 'override-not-allowed',
    severity: 'blocker',
    where: finding.where,
    title: message('finding.override-not-allowed.title', {
      check: finding.title,
      preset: preset.name,
    }),
    whatToDo: message('finding.override-not-allowed.fix'),
  }));
}
