import { checkTyped, refusedPlaces, whatToTestLimit } from '#shared/asc/text-rules';
import { type AssessedPlan, type Assessment, assess } from '#shared/domain/assessment';
import type { BetaGroup, Destination } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { covers, overrideRequirement } from '#shared/domain/overriding';
import type { PublishRun } from '#shared/domain/publish-run';
import { isUnfinished, unfinishedRunOf } from '#shared/domain/run-readers';
import type { RequestParams } from '#shared/ipc/contract';
import { inWords } from '#shared/words/say';
import type { CheckedAtApple } from '../words/finding';
import { versionAndBuild } from '../words/package';
import { notReadyWords, type PlanFacts, type RefusedNote } from '../words/plan';
import { asResumable, asUsed, isAlreadyThere, isOfOwnRun } from '../words/unfinished-run';
import { destinationError, noteOf, type OpenPlan, shownDestination } from './plan';
import { accountById, newestFirst, type Snapshots, useSnapshots } from './snapshots';

/** A group of which only the name may be known. */
export interface DraftedGroup extends BetaGroup {
  /** Chosen before, and not read from App Store Connect yet. */
  isOnlyDrafted?: boolean;
  /** Chosen before, and App Store Connect has no group of this name. */
  isMissing?: boolean;
}

/** The groups that will have the build: the selected ones, and those that get every build automatically. */
export function chosenGroups(plan: OpenPlan): DraftedGroup[] {
  return shownGroups(plan).filter(
    (group) => group.hasAccessToAllBuilds || plan.draft.groups.includes(group.name),
  );
}

/**
 * The app's groups as App Store Connect listed them last, then those that were chosen before and are not among them:
 * a group that no longer exists must not look as if it got the build.
 */
export function shownGroups(plan: OpenPlan): DraftedGroup[] {
  const destination = shownDestination(plan);
  const listed: readonly BetaGroup[] = destination?.groups ?? [];
  const others = plan.draft.groups.filter((name) => !listed.some((group) => group.name === name));
  const unknown = destination === null ? { isOnlyDrafted: true } : { isMissing: true };
  return [...listed, ...others.map((name) => ({ ...namedOnly(name), ...unknown }))];
}

function namedOnly(name: string): BetaGroup {
  return {
    id: `drafted ${name}`, // Not shown: an ID.
    name,
    isInternal: false,
    hasAccessToAllBuilds: false,
    testerCount: null,
  };
}

/** How far the package was checked at App Store Connect. */
export function checkedAtApple(plan: OpenPlan): CheckedAtApple {
  if (plan.destination.state === 'known') return 'checked';
  const isAsking = plan.accountId !== null && plan.destination.state === 'reading';
  return isAsking && destinationError(plan) === null ? 'asking' : 'not-checked';
}

/** Whether this finding is a question that the window asks itself. */
export function asksForCompliance({ code }: Finding): boolean {
  return code === 'compliance-open' || code === 'compliance-unanswered';
}

/** Whether the build of this package exists at Apple already, so that a run could use it. */
function hasExistingBuild(plan: OpenPlan): boolean {
  return shownDestination(plan)?.findings.some(isAlreadyThere) ?? false;
}

/** Whether nothing is uploaded; a choice that App Store Connect no longer allows does not count. */
export function usesExistingBuild(plan: OpenPlan): boolean {
  return plan.usesExistingBuild && hasExistingBuild(plan);
}

/** All findings about this plan as far as they are known; the run uses the same function. */
export function assessPlan(plan: OpenPlan): Assessment {
  const { runs } = useSnapshots.getState();
  if (lastAssessed?.plan === plan && lastAssessed.runs === runs) return lastAssessed.assessment;
  const account = knownAccount(plan);
  const known = { package: plan.package, ...(account && { account }) };
  const assessment = assess(assessedPlan(plan), known);
  lastAssessed = { plan, runs, assessment };
  return assessment;
}

/** Cached because several parts of the screen call it, and checking fifty long notes takes a moment. */
let lastAssessed: { plan: OpenPlan; runs: Snapshots['runs']; assessment: Assessment } | null = null;

/** The part of the plan that the assessment needs, in main's format. */
function assessedPlan(plan: OpenPlan) {
  const { submitForBetaReview, usesNonExemptEncryption, declaration } = plan.draft;
  return {
    scope: usesExistingBuild(plan) ? 'skip-upload' : 'full',
    notes: writtenNotes(plan),
    groups: chosenGroups(plan).map((group) => group.name),
    submitForBetaReview,
    usesNonExemptEncryption: complianceIsOpen(plan) ? usesNonExemptEncryption : null,
    declaration: declaresEncryption(plan) ? declaration : null,
    overrides: plan.overrides.slice(),
  } satisfies AssessedPlan;
}

/** The last known state, except that an upload of a run that can be resumed here does not block the plan. */
function knownAccount(plan: OpenPlan): Destination | null {
  const destination = shownDestination(plan);
  if (destination === null) return null;
  const unfinished = Object.values(useSnapshots.getState().runs).filter(isUnfinished);
  const findings = destination.findings.map((one) =>
    isOfOwnRun(one, unfinished) ? asResumable(one) : one,
  );
  return { ...destination, findings };
}

/** What is listed beside the package, including the existing build that is used instead of an upload. */
export function listedFindings(plan: OpenPlan, { findings }: Assessment): Finding[] {
  const used = usesExistingBuild(plan)
    ? shownDestination(plan)?.findings.filter(isAlreadyThere)
    : [];
  return [...findings, ...(used ?? []).map(asUsed)];
}

/** The unfinished run of this build that has to be resumed instead; null if the plan may start a new one. */
export function unfinishedRunFor(plan: OpenPlan): PublishRun | null {
  const { runs, accounts } = useSnapshots.getState();
  const account = accountById(accounts, plan.accountId);
  if (account === null || usesExistingBuild(plan)) return null;
  return unfinishedRunOf(newestFirst(runs), account.environment, plan.package.info);
}

/** Changes whenever runs change how a plan is assessed; their progress does not matter. */
export function unfinishedMark({ runs }: Snapshots): string {
  const unfinished = Object.values(runs).filter(isUnfinished);
  return unfinished.map(({ id, status, ids }) => `${id} ${status.state} ${ids.buildUpload}`).join();
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
    groups: chosenGroups(plan).filter((group) => !group.isMissing),
    submitForBetaReview: plan.draft.submitForBetaReview,
    notify: plan.draft.notify,
    usesExistingBuild: usesExistingBuild(plan),
  };
}

/** Whether the package leaves the question to the person who publishes. */
export function complianceIsOpen(plan: OpenPlan): boolean {
  return plan.package.info.usesNonExemptEncryption === null;
}

/** Whether Apple will ask for a declaration: the package, or the person who publishes, says yes. */
export function declaresEncryption(plan: OpenPlan): boolean {
  return (plan.package.info.usesNonExemptEncryption ?? plan.draft.usesNonExemptEncryption) === true;
}

/** Why the plan cannot be published yet, in sentences; empty if it can. */
export function notReadyReasons(
  plan: OpenPlan,
  { blockers }: Assessment = assessPlan(plan),
): string[] {
  const ofTexts = blockers.filter(isOfNoteText);
  const others = blockers.filter((one) => !isOfNoteText(one) && !asksForCompliance(one));
  return notReadyWords({
    readingDestination: plan.accountId !== null && plan.destination.state === 'reading',
    destinationError:
      plan.destination.state === 'refused' ? inWords(plan.destination.error.title) : null,
    hasAccount: plan.accountId !== null,
    isSearchingForAccount: plan.accountSearch === 'looking',
    blockers: others.length,
    canOverride: others.every((finding) => overrideRequirement(finding) !== 'never'),
    unfinishedRun: unfinishedRunFor(plan) !== null,
    complianceOpen: blockers.some(asksForCompliance),
    refusedNotes: [...new Set(ofTexts.flatMap(({ locale }) => locale ?? []))].map((locale) =>
      refusedNote(locale, noteOf(plan.draft, locale)),
    ),
  });
}

function refusedNote(locale: string, text: string): RefusedNote {
  const check = checkTyped(text);
  return {
    locale,
    excess: Math.max(0, check.length - whatToTestLimit),
    unsupported: refusedPlaces(text, check).length,
  };
}

/** Whether it is about the text of a note, which its editor marks. */
export function isOfNoteText({ code }: Finding): boolean {
  return code === 'note-too-long' || code === 'note-refused-characters';
}

/** The plan in main's format. */
export function toPublishPlan(plan: OpenPlan): RequestParams<'runs:start'>['plan'] {
  const { submitForBetaReview, waitForTesters, refusedNotes, notify, limits } = plan.draft;
  const { overridden } = assessPlan(plan);
  return {
    packagePath: plan.package.path,
    package: { file: plan.package.mark },
    ...assessedPlan(plan),
    waitForTesters: submitForBetaReview && waitForTesters,
    refusedNotes,
    notify,
    limits,
    // An override whose finding is gone is not part of the plan.
    overrides: plan.overrides.filter((override) =>
      overridden.some(({ finding }) => covers(override, finding)),
    ),
  };
}
