import type { BetaGroup } from '#shared/domain/destination';
import type { NotifyTesters } from '#shared/domain/publish-plan';
import { counted, listed } from '#shared/words/format';
import { shortMoment } from '#shared/words/time';
import { type Piece, plain, strong } from './format';
import { notifyClause } from './notify';

/** The inputs of the footer's sentence. */
export interface PlanFacts {
  /** `1.4.0 (42)` */
  versionAndBuild: string;
  languages: number;
  groups: readonly (BetaGroup & { isOnlyDrafted?: boolean })[];
  submitForBetaReview: boolean;
  notify: NotifyTesters;
  /** Nothing is uploaded: the existing build at Apple is used. */
  usesExistingBuild: boolean;
}

/** Testers in these groups; null if App Store Connect does not report the number for one of them. */
export function testersIn(groups: readonly BetaGroup[]): number | null {
  let sum = 0;
  for (const group of groups) {
    if (group.testerCount === null) return null;
    sum += group.testerCount;
  }
  return sum;
}

function groupsPieces({ groups, submitForBetaReview: submit, notify }: PlanFacts): Piece[] {
  const testers = testersIn(groups);
  const inGroups = counted(groups.length, 'group');
  const whom: Piece[] =
    testers === null
      ? [strong(inGroups)]
      : [strong(counted(testers, 'tester')), plain(` in ${inGroups}`)];
  // Only the name is known of a group that App Store Connect was never asked about.
  if (groups.some((group) => group.isOnlyDrafted)) return [plain('adds it to '), ...whom];
  if (groups.every((group) => group.isInternal)) return [plain('gives it to '), ...whom];
  if (submit)
    return [
      plain(notify === 'at-once' ? 'tells ' : 'gives it to '),
      ...whom,
      plain(' after beta review'),
    ];
  return [plain('adds it to '), strong(inGroups), plain(' without a beta review')];
}

/** `Uploads 1.4.0 (42), writes notes in 5 languages, tells 214 testers in 3 groups after beta review.` */
export function planPieces(facts: PlanFacts): Piece[] {
  const clauses: Piece[][] = [
    facts.usesExistingBuild
      ? [plain('Follows '), strong(facts.versionAndBuild), plain(' at Apple')]
      : [plain('Uploads '), strong(facts.versionAndBuild)],
  ];
  if (facts.languages > 0) {
    clauses.push([plain(`writes notes in ${counted(facts.languages, 'language')}`)]);
  }
  if (facts.groups.length > 0)
    clauses.push([...groupsPieces(facts), plain(notifyClause(facts.notify, Date.now()))]);
  else if (facts.submitForBetaReview) clauses.push([plain('submits it for beta review')]);
  const sentence = clauses.flatMap((clause, index) =>
    index === 0 ? clause : [plain(', '), ...clause],
  );
  const nobody = facts.groups.length === 0 ? '. No group gets it' : '';
  return [...sentence, plain(`${nobody}.`)];
}

/** `App Store Connect was not reached. Shown as of 14:08.` */
export function shownAsOf(at: number, now: number): string {
  const moment = shortMoment(new Date(at).toISOString(), now);
  return `App Store Connect was not reached. Shown as of ${moment}.`;
}

/** Below the groups until App Store Connect has listed them. */
export function groupsUnknownWords(someDrafted: boolean): string {
  return someDrafted
    ? 'The app’s other groups are listed once App Store Connect has answered.'
    : 'The groups are listed once App Store Connect has answered.';
}

/** When this group gets the build, for its row. */
export function groupSentence(
  group: BetaGroup & { isOnlyDrafted?: boolean; isMissing?: boolean },
  submit: boolean,
): string {
  if (group.isMissing) return 'not at App Store Connect: untick it, or create it there again';
  if (group.isOnlyDrafted) return 'chosen before; not checked at App Store Connect';
  if (group.hasAccessToAllBuilds) return 'gets every build by itself';
  if (group.isInternal) return 'as soon as Apple has processed it';
  return submit ? 'after beta review, usually within a day' : 'only once a beta review has passed';
}

/** Shown if external testers are chosen and nothing would bring the build to them. */
export function missingReviewWords(
  groups: readonly (BetaGroup & { isOnlyDrafted?: boolean; isMissing?: boolean })[],
  submit: boolean,
): string | null {
  const external = groups.filter(
    (group) => !group.isInternal && !group.isOnlyDrafted && !group.isMissing,
  );
  if (submit || external.length === 0) return null;
  const names = external.length === 1 ? external[0]?.name : 'External groups';
  const gets = external.length === 1 ? 'gets' : 'get';
  return `${names} ${gets} the build only after Apple has reviewed it. Without this it waits at TestFlight.`;
}

/** What still keeps the plan from being published, one sentence each. */
interface NotReadyFacts {
  readingDestination: boolean;
  /** The headline of App Store Connect's error. */
  destinationTrouble: string | null;
  hasAccount: boolean;
  /** Whether App Store Connect is being asked which account has the app. */
  isSearchingForAccount: boolean;
  blockers: number;
  /** Whether each of them can be overridden. */
  canOverride: boolean;
  /** Whether an unfinished run of this build exists. */
  unfinishedRun: boolean;
  complianceOpen: boolean;
  /** Names of the locales whose note would be refused. */
  refusedNotes: readonly string[];
}

export function notReadyWords(notReadyReasons: NotReadyFacts): string[] {
  const words: string[] = [];
  if (!notReadyReasons.hasAccount) words.push(accountWords(notReadyReasons.isSearchingForAccount));
  if (notReadyReasons.unfinishedRun)
    words.push('A run of this build is not finished: resume it, or cancel it first.');
  if (notReadyReasons.blockers > 0) {
    words.push(blockerWords(notReadyReasons.blockers, notReadyReasons.canOverride));
  }
  if (notReadyReasons.destinationTrouble !== null)
    words.push(`${notReadyReasons.destinationTrouble}.`);
  if (notReadyReasons.readingDestination)
    words.push('App Store Connect is still being asked about the app.');
  if (notReadyReasons.refusedNotes.length > 0)
    words.push(refusedNotesWords(notReadyReasons.refusedNotes));
  if (notReadyReasons.complianceOpen) words.push('Answer the export compliance question.');
  return words;
}

function accountWords(isSearchingForAccount: boolean): string {
  return isSearchingForAccount
    ? 'Looking for the account that has this app. You can also choose it.'
    : 'Choose an account first.';
}

/** How many languages are named; with one more than these, that one is named too. */
const namedLanguages = 3;

function refusedNotesWords(names: readonly string[]): string {
  if (names.length === 1) return `Apple would refuse the ${names[0]} note.`;
  const named = names.length > namedLanguages + 1 ? names.slice(0, namedLanguages) : names;
  const rest = names.length - named.length;
  const others = rest === 0 ? [] : [`${rest} more languages`];
  return `Apple would refuse the notes in ${listed([...named, ...others])}.`;
}

function blockerWords(blockers: number, canOverride: boolean): string {
  // Not every blocker is about the file: some are about the app's groups, languages or account.
  const [block, name, them] =
    blockers === 1
      ? ['One finding blocks', 'it names', 'it']
      : [`${blockers} findings block`, 'they name', 'them'];
  const or = canOverride ? `, or pass ${them} over with a reason` : '';
  return `${block}: fix what ${name} first${or}.`;
}
