/* The window assesses the plan whenever it changes. */

import { message } from '../words/message';
import { type Finding, findingEntry, worstFirst } from './finding';
import { findingsForKey, type WeighedKey } from './key-findings';
import { findingsForNotes, findingsForReview } from './note-findings';
import { type OverriddenFinding, overriddenFindings, standingBlockers } from './overriding';
import type { PackageInfo } from './package-info';
import {
  findingsForPlan,
  needsCompliance,
  type WeighedDestination,
  type WeighedPlan,
} from './plan-findings';
import {
  findingsOfPreset,
  mayOverride,
  overridesNotAllowed,
  type WeighedPreset,
} from './preset-findings';
import type { PublishPlan } from './publish-plan';
import { findingsForRules } from './rule-findings';
import { findingsForStore } from './store-plan-findings';

/** The part of a plan that decides about its findings. */
export type AssessedPlan = WeighedPlan &
  Pick<PublishPlan, 'notes' | 'notesReady' | 'notify' | 'overrides' | 'checklist' | 'rules'>;

/** What was read of the package, and the findings of its checks. */
interface AssessedPackage {
  info: Pick<PackageInfo, 'usesNonExemptEncryption' | 'size'>;
  findings: readonly Finding[];
  /** Whether Apple has an answer about encryption that `info` lacks: for a build without its package. */
  isComplianceAnswered?: boolean;
}

/** What App Store Connect returned about the package’s app, or the finding that it has no such app. */
export type AssessedAccount = WeighedDestination | { app: null; findings: readonly Finding[] };

/** Each part is left out until it is known; the findings of both are those of each, combined. */
interface Known {
  package?: AssessedPackage;
  account?: AssessedAccount;
  /** The preset of the package's app under the account, if there is one. */
  preset?: WeighedPreset | null;
  /** What is known of the key; null for one that no account has. */
  key?: WeighedKey | null;
  /** The languages whose note a machine translated and nobody has read; only the editor knows them. */
  toReview?: readonly string[];
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
  const preset = known.preset ?? null;
  const found = [
    ...(known.package ? findingsOfPackage(plan, known.package) : []),
    ...(known.package && preset ? findingsOfPreset(preset, plan, known.package.info) : []),
    ...(known.key && plan
      ? findingsForKey(known.key, plan, {
          info: known.package?.info,
          groups: known.account?.app ? known.account.groups : undefined,
        })
      : []),
    ...(plan ? findingsForStore(plan, Date.now()) : []),
    ...(plan ? findingsForReview(plan.notes, known.toReview ?? []) : []),
    ...(known.account ? findingsOfAccount(plan, known.account) : []),
  ];
  const given = plan?.overrides ?? [];
  const findings = worstFirst([
    ...found,
    ...(preset ? overridesNotAllowed(preset, found, given) : []),
  ]);
  const overrides = given.filter((override) => mayOverride(preset, override));
  return {
    findings,
    blockers: standingBlockers(findings, overrides),
    overridden: overriddenFindings(findings, overrides),
  };
}

/** Findings about the file itself, and what is wrong with the plan before any request. */
function findingsOfPackage(
  plan: AssessedPlan | null,
  { info, findings, isComplianceAnswered = false }: AssessedPackage,
): Finding[] {
  if (plan === null) return [...findings];
  const unanswered = isComplianceAnswered ? null : complianceStaysOpen(plan, info);
  const isSettled = plan.usesNonExemptEncryption !== null || unanswered !== null;
  return [
    // Answered by the plan, or reported as a blocker.
    ...findings.filter(({ code }) => !(isSettled && code === 'compliance-open')),
    ...findingsForNotes(plan.notes).map((finding) =>
      plan.notesReady ? finding : toFixLater(finding),
    ),
    ...(plan.rules === null ? [] : findingsForRules(plan.rules, plan)),
    ...(unanswered ? [unanswered] : []),
    ...complianceContradicted(plan, info),
  ];
}

/** Notes that are not ready are not sent: marking them as ready is what their faults keep from happening. */
function toFixLater(finding: Finding): Finding {
  return finding.severity === 'blocker' ? { ...finding, severity: 'warning' } : finding;
}

function findingsOfAccount(plan: AssessedPlan | null, account: AssessedAccount): Finding[] {
  if (account.app === null) return [...account.findings];
  // A package alone asks for nothing on the App Store.
  if (plan === null)
    return account.findings.filter(({ code }) => findingEntry(code).about !== 'app-store');
  return findingsForPlan(plan, account);
}

// Not shown: a file and its key, the same in every language.
const whereAnswered = 'Info.plist, ITSAppUsesNonExemptEncryption';

/** Left open, the answer would keep the build from every tester. */
function complianceStaysOpen(plan: AssessedPlan, info: AssessedPackage['info']): Finding | null {
  const isOpen = info.usesNonExemptEncryption === null && plan.usesNonExemptEncryption === null;
  if (!needsCompliance(plan) || !isOpen) return null;
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
