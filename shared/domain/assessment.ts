/* The window assesses the plan whenever it changes. */

import { message } from '../words/message';
import { type Finding, worstFirst } from './finding';
import { findingsForNotes } from './note-findings';
import { type OverriddenFinding, overriddenFindings, standingBlockers } from './overriding';
import type { PackageInfo } from './package-info';
import {
  findingsForPlan,
  type WeighedDestination,
  type WeighedPlan,
  wantsTesters,
} from './plan-findings';
import type { PublishPlan } from './publish-plan';

/** The part of a plan that decides about its findings. */
export type AssessedPlan = WeighedPlan & Pick<PublishPlan, 'notes' | 'overrides'>;

/** What was read of the package, and the findings of its checks. */
interface AssessedPackage {
  info: Pick<PackageInfo, 'usesNonExemptEncryption'>;
  findings: readonly Finding[];
}

/** What App Store Connect returned about the package’s app, or the finding that it has no such app. */
export type AssessedAccount = WeighedDestination | { app: null; findings: readonly Finding[] };

/** Each part is left out until it is known; the findings of both are those of each, combined. */
interface Known {
  package?: AssessedPackage;
  account?: AssessedAccount;
}

/** The findings about a plan. */
export interface Assessment {
  /** Worst first, with the severity that they have for this plan. */
  findings: Finding[];
  /** What keeps the plan from being published: the blockers that no override covers. */
  blockers: Finding[];
  overridden: OverriddenFinding[];
}

/**
 * The single place that decides what blocks a plan: the window, the command and the run itself call it. Without a
 * plan, the findings that apply to the package whatever it is used for.
 */
export function assess(plan: AssessedPlan | null, known: Known): Assessment {
  const findings = worstFirst([
    ...(known.package ? findingsOfPackage(plan, known.package) : []),
    ...(known.account ? findingsOfAccount(plan, known.account) : []),
  ]);
  const overrides = plan?.overrides ?? [];
  return {
    findings,
    blockers: standingBlockers(findings, overrides),
    overridden: overriddenFindings(findings, overrides),
  };
}

/** Findings about the file itself, and what is wrong with the plan before any request. */
function findingsOfPackage(
  plan: AssessedPlan | null,
  { info, findings }: AssessedPackage,
): Finding[] {
  if (plan === null) return [...findings];
  const unanswered = complianceStaysOpen(plan, info);
  const isSettled = plan.usesNonExemptEncryption !== null || unanswered !== null;
  return [
    // Answered by the plan, or reported as a blocker.
    ...findings.filter(({ code }) => !(isSettled && code === 'compliance-open')),
    ...findingsForNotes(plan.notes),
    ...(unanswered ? [unanswered] : []),
    ...complianceContradicted(plan, info),
  ];
}

function findingsOfAccount(plan: AssessedPlan | null, account: AssessedAccount): Finding[] {
  if (plan === null || account.app === null) return [...account.findings];
  return findingsForPlan(plan, account);
}

// Not shown: a file and its key, the same in every language.
const whereAnswered = 'Info.plist, ITSAppUsesNonExemptEncryption';

/** Left open, the answer would keep the build from every tester. */
function complianceStaysOpen(plan: AssessedPlan, info: AssessedPackage['info']): Finding | null {
  const isOpen = info.usesNonExemptEncryption === null && plan.usesNonExemptEncryption === null;
  if (!wantsTesters(plan) || !isOpen) return null;
  return {
    code: 'compliance-unanswered',
    severity: 'blocker',
    where: whereAnswered,
    title: message('finding.compliance-unanswered.title'),
    whatToDo: message('finding.compliance-unanswered.fix'),
  };
}

/** The package's answer is the one that App Store Connect stores, and it takes an answer only once for a build. */
function complianceContradicted(plan: AssessedPlan, info: AssessedPackage['info']): Finding[] {
  const { usesNonExemptEncryption: planned } = plan;
  const { usesNonExemptEncryption: packaged } = info;
  if (planned === null || packaged === null || planned === packaged) return [];
  return [
    {
      code: 'compliance-contradicted',
      severity: 'blocker',
      where: whereAnswered,
      title: message('finding.compliance-contradicted.title', {
        packaged: packaged ? 'yes' : 'no',
      }),
      whatToDo: message('finding.compliance-contradicted.fix'),
    },
  ];
}
