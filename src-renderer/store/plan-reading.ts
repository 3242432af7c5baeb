import type { KeyFeature } from '#shared/asc/roles';
import { checkTyped, refusedPlaces, whatToTestLimit } from '#shared/asc/text-rules';
import type { AccountSearch } from '#shared/domain/account-choice';
import { type AssessedPlan, type Assessment, assess } from '#shared/domain/assessment';
import type { BetaGroup, Destination } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { type FeatureAccess, featureOf } from '#shared/domain/key-features';
import { covers, overrideRequirement } from '#shared/domain/overriding';
import { findGroup, probablyMeant } from '#shared/domain/plan-groups';
import type { PlanRules } from '#shared/domain/plan-rules';
import { type Preset, presetFor } from '#shared/domain/preset';
import { mayOverride } from '#shared/domain/preset-findings';
import { type LocaleNote, longestNote, type PlanGroup } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { rulesOf } from '#shared/domain/rule-findings';
import { isAboutNotes, isUnfinished, unfinishedRunOf } from '#shared/domain/run-readers';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import type { RequestParams } from '#shared/ipc/contract';
import type { ReachingPlan } from '#shared/words/reach';
import { inWords, say } from '#shared/words/say';
import type { CheckedAtApple } from '../words/finding';
import { versionAndBuild } from '../words/package';
import { notReadyWords, type PlanFacts, type RefusedNote } from '../words/plan';
import { asResumable, asUsed, isAlreadyThere, isOfOwnRun } from '../words/unfinished-run';
import { destinationError, noteOf, type OpenPlan, shownDestination } from './plan';
import { accountById, newestFirst, type Snapshots, useSnapshots } from './snapshots';

/** A group of which only the name may be known. */
export interface DraftedGroup extends BetaGroup {
  /** The choice that it stands for; null for one that was not chosen. */
  drafted: PlanGroup | null;
  /** Chosen before, and not read from App Store Connect yet. */
  isOnlyDrafted?: boolean;
  /** Chosen before, and App Store Connect does not have it any more. */
  isMissing?: boolean;
  /** For one that is missing: the listed groups that it may have been. */
  meant?: readonly BetaGroup[];
  /** Only the name was chosen, and App Store Connect has more than one group of that name. */
  isAmbiguous?: boolean;
}

/** The groups that will have the build: the selected ones, and those that get every build automatically. */
export function chosenGroups(plan: OpenPlan): DraftedGroup[] {
  return shownGroups(plan).filter(
    ({ hasAccessToAllBuilds, drafted }) => hasAccessToAllBuilds || drafted !== null,
  );
}

/**
 * The app's groups as App Store Connect listed them last, then those that were chosen before and are not among them:
 * a group that no longer exists must not look as if it got the build.
 */
export function shownGroups(plan: OpenPlan): DraftedGroup[] {
  const destination = shownDestination(plan);
  const { groups } = plan.draft;
  if (destination === null)
    return groups.map((one) => ({ ...onlyDrafted(one), isOnlyDrafted: true }));
  const found = groups.map((drafted) => ({ drafted, ...findGroup(destination.groups, drafted) }));
  const listed = destination.groups.map((group) => {
    const choice = found.find((one) => one.is === 'found' && one.group === group);
    return { ...group, drafted: choice?.drafted ?? null };
  });
  const others = found.flatMap(({ drafted, is }): DraftedGroup[] => {
    if (is === 'found') return [];
    if (is === 'ambiguous') return [{ ...onlyDrafted(drafted), isAmbiguous: true }];
    const meant = probablyMeant(destination.groups, drafted);
    return [{ ...onlyDrafted(drafted), isMissing: true, meant }];
  });
  return [...listed, ...others];
}

function onlyDrafted(drafted: PlanGroup): DraftedGroup {
  return {
    id: `drafted ${drafted.id ?? ''} ${drafted.name}`, // Not shown: an ID.
    name: drafted.name,
    isInternal: false,
    hasAccessToAllBuilds: false,
    testerCount: null,
    drafted,
  };
}

/** A group as the plan has it: with today's name, except in a plan that someone approved as it is. */
export function planGroupOf(
  { approved }: OpenPlan,
  { drafted, id, name }: DraftedGroup,
): PlanGroup {
  if (drafted !== null && (approved !== null || id.startsWith('drafted '))) return drafted;
  return { id, name };
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
  const snapshots = useSnapshots.getState();
  const last = lastAssessed;
  if (last?.plan === plan && isSame(last, snapshots)) return last.assessment;
  const { runs, presets, accounts } = snapshots;
  const account = knownAccount(plan);
  const preset = presetOf(plan);
  const key = accounts.find(({ id }) => id === plan.accountId) ?? null;
  const { toReview } = plan.draft;
  const known = { package: plan.package, preset, key, toReview, ...(account && { account }) };
  const assessment = assess(assessedPlan(plan), known);
  lastAssessed = { plan, runs, presets, accounts, assessment };
  return assessment;
}

/** Cached because several parts of the screen call it, and checking fifty long notes takes a moment. */
let lastAssessed: ({ plan: OpenPlan; assessment: Assessment } & AssessedSnapshots) | null = null;

type AssessedSnapshots = Pick<Snapshots, 'runs' | 'presets' | 'accounts'>;

function isSame(one: AssessedSnapshots, other: AssessedSnapshots): boolean {
  return (
    one.runs === other.runs && one.presets === other.presets && one.accounts === other.accounts
  );
}

/** The feature that the plan's key is known not to be allowed; null while it may be. */
export function notAllowed({ accountId }: OpenPlan, feature: KeyFeature): FeatureAccess | null {
  const account = accountById(useSnapshots.getState().accounts, accountId);
  const access = account && featureOf(account, feature);
  return access?.can === 'no' ? access : null;
}

/** The preset of the open package's app under its account. */
export function presetOf({ accountId, package: { info } }: OpenPlan): Preset | null {
  return presetFor(useSnapshots.getState().presets, accountId, info.bundleId);
}

/** The part of the plan that the assessment needs, in main's format. */
function assessedPlan(plan: OpenPlan) {
  const { submitForBetaReview, usesNonExemptEncryption, declaration, notify } = plan.draft;
  const { whenReviewBusy } = plan.draft;
  return {
    scope: usesExistingBuild(plan) ? 'skip-upload' : 'full',
    notes: writtenNotes(plan),
    notesReady: true,
    groups: chosenGroups(plan).map((group) => planGroupOf(plan, group)),
    submitForBetaReview,
    whenReviewBusy,
    notify,
    appStore: plan.draft.appStore,
    usesNonExemptEncryption: complianceIsOpen(plan) ? usesNonExemptEncryption : null,
    declaration: declaresEncryption(plan) ? declaration : null,
    overrides: plan.overrides.slice(),
    checklist: plan.checklist.slice(),
    rules: rulesOfPlan(plan),
  } satisfies AssessedPlan;
}

/** What the app's preset demands, with the approval as main saw it last. */
function rulesOfPlan(plan: OpenPlan): PlanRules | null {
  const { presetLocks } = useSnapshots.getState();
  const preset = presetOf(plan);
  return preset && rulesOf(preset, presetLocks[preset.id] === 'altered', plan.approval);
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

/** A longer text can be shortened in the run that was started without it. */
export function fitsInPlan({ text }: LocaleNote): boolean {
  return text.length <= longestNote;
}

/** How many written notes a machine translated and nobody has read. */
export function notReviewed(plan: OpenPlan): number {
  return writtenNotes(plan).filter(({ locale }) => plan.draft.toReview.includes(locale)).length;
}

/** Default texts that testers have read already, with the build before; null if there are none. */
export function sameTextWords(plan: OpenPlan): string | null {
  const latest = shownDestination(plan)?.latestBuild ?? null;
  if (latest === null || plan.source?.kind !== 'preset') return null;
  const same = writtenNotes(plan).filter(({ locale, text }) =>
    latest.notes.some((note) => note.locale === locale && note.text.trim() === text.trim()),
  );
  if (same.length === 0) return null;
  return say('preset.source.same-text', {
    build: latest.buildNumber,
    languages: { list: same.map(({ locale }) => ({ locale })) },
  });
}

/** `testers`: people in the plan's groups, each counted once, as far as that is known. */
export function planFacts(plan: OpenPlan, testers: number | null): PlanFacts {
  const { appStore: store } = plan.draft;
  return {
    testers,
    versionAndBuild: versionAndBuild(plan.package.info),
    languages: writtenNotes(plan).length,
    groups: chosenGroups(plan).filter((group) => !group.isMissing && !group.isAmbiguous),
    submitForBetaReview: plan.draft.submitForBetaReview,
    isVersionApproved: expectedReviewWords(plan) !== null,
    notify: plan.draft.notify,
    usesExistingBuild: usesExistingBuild(plan),
    store: store === null ? 'nothing' : store.submit ? 'submit' : 'prepare',
  };
}

/** What decides when the plan's groups get the build. */
export function reachingPlan(plan: OpenPlan): ReachingPlan {
  const { submitForBetaReview, notify } = plan.draft;
  const usesExisting = usesExistingBuild(plan);
  return {
    submitForBetaReview,
    notify,
    usesExistingBuild: usesExisting,
    isInternalOnly: usesExisting && shownDestination(plan)?.isBuildInternalOnly === true,
    isVersionApproved: expectedReviewWords(plan) !== null,
  };
}

/** After these errors another account may have the app. */
const othersMayHaveApp: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'app-not-found',
  'key-refused',
]);

/** Why the plan's account could not read the app, if another account may have it; else null. */
export function refusedByAccount({ destination }: OpenPlan): AppError | null {
  if (destination.state !== 'refused') return null;
  return othersMayHaveApp.has(destination.error.code) ? destination.error : null;
}

/** Another account than the plan's that has the app; null if there is none, or more than one. */
export function rightAccount({ accountId }: OpenPlan, search: AccountSearch): string | null {
  if (search.choice !== null)
    return search.choice.accountId === accountId ? null : search.choice.accountId;
  const holders = search.answers.filter(
    (one) => one.answer.state === 'has-app' && one.accountId !== accountId,
  );
  const [only, ...others] = holders;
  return others.length === 0 ? (only?.accountId ?? null) : null;
}

/** Whether a person has to choose the account, or to choose another one. */
export function asksForAccount(plan: OpenPlan, search: AccountSearch): boolean {
  if (plan.accountId === null) return plan.accountSearch !== 'none';
  return refusedByAccount(plan) !== null && rightAccount(plan, search) === null;
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
  { blockers }: Pick<Assessment, 'blockers'> = assessPlan(plan),
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
    canOverride: others.every(
      (finding) => overrideRequirement(finding) !== 'never' && mayOverride(presetOf(plan), finding),
    ),
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

/**
 * Why the upload can't start before the notes are finished; null if that is not offered: for notes that the key can't
 * edit or that are approved together with the plan, and where nothing is uploaded.
 */
export function notReadyForLater(
  plan: OpenPlan,
  { blockers }: Assessment = assessPlan(plan),
): string[] | null {
  const isApproved = (presetOf(plan)?.approvers.length ?? 0) > 0;
  if (isApproved || usesExistingBuild(plan) || notAllowed(plan, 'notes') !== null) return null;
  return notReadyReasons(plan, { blockers: blockers.filter((one) => !isAboutNotes(one)) });
}

/** The plan in main's format. */
export function toPublishPlan(plan: OpenPlan): RequestParams<'runs:start'>['plan'] {
  const { submitForBetaReview, whenReviewBusy, waitForTesters, refusedNotes, notify, limits } =
    plan.draft;
  const { overridden } = assessPlan(plan);
  return {
    packagePath: plan.package.path,
    package: {
      // The file that was approved, named by its checksum.
      ...plan.approved?.package,
      file: plan.package.mark,
    },
    ...assessedPlan(plan),
    whenReviewBusy,
    waitForTesters: submitForBetaReview && waitForTesters,
    refusedNotes,
    notify,
    limits,
    approvals: plan.approved?.approvals ?? [],
    // An override whose finding is gone is not part of the plan.
    overrides: plan.overrides.filter((override) =>
      overridden.some(({ finding }) => covers(override, finding)),
    ),
  };
}

/** That a build of the version is approved already, so that this one may need no review; null if none is. */
export function expectedReviewWords(plan: OpenPlan): string | null {
  const found = shownDestination(plan)?.findings.find(({ code }) => code === 'review-not-expected');
  return found === undefined ? null : inWords(found.title);
}

/** Whether a choice about another build in review is worth offering: one is, or something was chosen before. */
export function isReviewBusy(plan: OpenPlan): boolean {
  const findings = shownDestination(plan)?.findings ?? [];
  const isBusy = findings.some(({ code }) => code === 'another-build-in-review');
  return isBusy || plan.draft.whenReviewBusy !== 'ask';
}
