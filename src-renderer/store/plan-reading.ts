import { asSent } from '#shared/asc/text-rules';
import type { BetaGroup } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
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
  const follows = followsBuild(plan);
  const atApple = knownDestination(plan)?.findings ?? [];
  return [
    ...own,
    ...atApple.map((one) => (follows && isAlreadyThere(one) ? asFollowed(one) : one)),
  ];
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
  return hindranceWords({
    readingDestination: plan.accountId !== null && plan.destination.state === 'reading',
    destinationTrouble:
      plan.destination.state === 'refused' ? plan.destination.trouble.title : null,
    hasAccount: plan.accountId !== null,
    blockers: allFindings(plan).filter((finding) => finding.severity === 'blocker').length,
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
  };
}
