import { asSent } from '#shared/asc/text-rules';
import type { BetaGroup } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { covers, type PassedOver, passedOver, passingOf } from '#shared/domain/overriding';
import { findingsForPlan } from '#shared/domain/plan-findings';
import type { Override } from '#shared/domain/publish-plan';
import type { RequestParams } from '#shared/ipc-contract';
import { localeName } from '../words/locale';
import { isAcceptable } from '../words/note';
import { versionAndBuild } from '../words/package';
import { hindranceWords, type PlanFacts } from '../words/plan';
import { asFollowed, isAlreadyThere } from '../words/take-up';
import { knownDestination, type OpenPlan } from './plan';

/** The groups that will have the build: the ticked ones, and those that get every build anyway. */
export function chosenGroups(plan: OpenPlan): BetaGroup[] {
  const groups = knownDestination(plan)?.groups ?? [];
  return groups.filter(
    (group) => group.hasAccessToAllBuilds || plan.draft.groups.includes(group.name),
  );
}

const openCompliance = 'compliance-open';

/** Whether this finding is the question that the window asks itself. */
export function asksForCompliance(finding: Finding): boolean {
  return finding.code === openCompliance;
}

/** Whether the build of this package is at Apple already, so that a run could follow it. */
export function canFollow(plan: OpenPlan): boolean {
  return knownDestination(plan)?.findings.some(isAlreadyThere) ?? false;
}

/** Whether nothing is to be uploaded; a choice that the destination no longer offers does not count. */
export function followsBuild(plan: OpenPlan): boolean {
  return plan.followsBuild && canFollow(plan);
}

/** What the package and App Store Connect both say against the plan; what was answered here is gone. */
export function allFindings(plan: OpenPlan): Finding[] {
  const answered = plan.draft.usesNonExemptEncryption !== null;
  const own = plan.package.findings.filter((one) => !(answered && asksForCompliance(one)));
  return [...own, ...findingsAtApple(plan)];
}

/** Weighed as the run will weigh them, so that nothing new comes up once it has begun. */
function findingsAtApple(plan: OpenPlan): Finding[] {
  const destination = knownDestination(plan);
  if (destination === null) return [];
  const follows = followsBuild(plan);
  const weighed = findingsForPlan(
    {
      scope: follows ? 'skip-upload' : 'full',
      groups: chosenGroups(plan).map((group) => group.name),
      submitForBetaReview: plan.draft.submitForBetaReview,
    },
    destination,
  );
  const followed = follows ? destination.findings.filter(isAlreadyThere).map(asFollowed) : [];
  return [...weighed, ...followed];
}

/** All findings, those of them that still stand, and those that are published past. */
export function weighOverrides(plan: OpenPlan): {
  findings: Finding[];
  standing: Finding[];
  passed: PassedOver[];
} {
  const findings = allFindings(plan);
  const passed = passedOver(findings, plan.overrides);
  const isPassed = new Set(passed.map(({ finding }) => finding));
  const standing = findings.filter((finding) => !isPassed.has(finding));
  return { findings, standing, passed };
}

export function writtenNotes(plan: OpenPlan): OpenPlan['draft']['notes'] {
  return plan.locales.flatMap((locale) => {
    const note = plan.draft.notes.find((one) => one.locale === locale);
    return note === undefined || note.text.trim() === '' ? [] : [note];
  });
}

export function planFacts(plan: OpenPlan): PlanFacts {
  return {
    versionAndBuild: versionAndBuild(plan.package.info),
    languages: writtenNotes(plan).length,
    groups: chosenGroups(plan),
    submitForBetaReview: plan.draft.submitForBetaReview,
    followsBuild: followsBuild(plan),
  };
}

/** Whether the package leaves the question to the one who publishes. */
export function complianceIsOpen(plan: OpenPlan): boolean {
  return plan.package.info.usesNonExemptEncryption === null;
}

/** Left open, no tester would get the build; where nobody is to get it, it may stay open. */
function complianceIsMissed(plan: OpenPlan): boolean {
  const { usesNonExemptEncryption, submitForBetaReview } = plan.draft;
  const wantsTesters = submitForBetaReview || chosenGroups(plan).length > 0;
  return complianceIsOpen(plan) && usesNonExemptEncryption === null && wantsTesters;
}

/** Why the plan cannot be published yet, in sentences; empty when it can. */
export function hindrances(plan: OpenPlan): string[] {
  const blockers = weighOverrides(plan).standing.filter(({ severity }) => severity === 'blocker');
  return hindranceWords({
    readingDestination: plan.accountId !== null && plan.destination.state === 'reading',
    destinationTrouble:
      plan.destination.state === 'refused' ? plan.destination.trouble.title : null,
    hasAccount: plan.accountId !== null,
    blockers: blockers.length,
    canPass: blockers.every((finding) => passingOf(finding) !== 'never'),
    complianceOpen: complianceIsMissed(plan),
    refusedNotes: writtenNotes(plan)
      .filter((note) => !isAcceptable(note.text))
      .map((note) => localeName(note.locale)),
  });
}

/** The plan as main takes it. */
export function toPublishPlan(plan: OpenPlan): RequestParams<'runs:start'>['plan'] {
  const { submitForBetaReview, waitForTesters, usesNonExemptEncryption, limits } = plan.draft;
  return {
    packagePath: plan.package.path,
    scope: followsBuild(plan) ? 'skip-upload' : 'full',
    notes: writtenNotes(plan).map((note) => ({ locale: note.locale, text: asSent(note.text) })),
    groups: chosenGroups(plan).map((group) => group.name),
    submitForBetaReview,
    waitForTesters: submitForBetaReview && waitForTesters,
    usesNonExemptEncryption: complianceIsOpen(plan) ? usesNonExemptEncryption : null,
    limits,
    overrides: metOverrides(plan),
  };
}

/** Those that meet a finding; what was passed over and has gone away meanwhile is not part of the plan. */
function metOverrides(plan: OpenPlan): Override[] {
  const findings = allFindings(plan);
  return plan.overrides.filter((override) => findings.some((finding) => covers(override, finding)));
}
