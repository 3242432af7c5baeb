import type { BetaGroup } from '#shared/domain/destination';
import { type Piece, plain, strong } from './pieces';
import { counted } from './quantity';

/** What the footer's sentence is made of. */
export interface PlanFacts {
  /** `1.4.0 (42)` */
  versionAndBuild: string;
  languages: number;
  groups: readonly BetaGroup[];
  submitForBetaReview: boolean;
  /** Nothing is uploaded: the build is at Apple already. */
  followsBuild: boolean;
}

/** Testers in these groups; null when App Store Connect does not tell for one of them. */
export function testersIn(groups: readonly BetaGroup[]): number | null {
  let sum = 0;
  for (const group of groups) {
    if (group.testerCount === null) return null;
    sum += group.testerCount;
  }
  return sum;
}

function groupsPieces(groups: readonly BetaGroup[], submit: boolean): Piece[] {
  const testers = testersIn(groups);
  const inGroups = counted(groups.length, 'group');
  const whom: Piece[] =
    testers === null
      ? [strong(inGroups)]
      : [strong(counted(testers, 'tester')), plain(` in ${inGroups}`)];
  if (groups.every((group) => group.isInternal)) return [plain('gives it to '), ...whom];
  if (submit) return [plain('tells '), ...whom, plain(' after beta review')];
  return [plain('adds it to '), strong(inGroups), plain(' without a beta review')];
}

/** `Uploads 1.4.0 (42), writes notes in 5 languages, tells 214 testers in 3 groups after beta review.` */
export function planPieces(facts: PlanFacts): Piece[] {
  const clauses: Piece[][] = [
    facts.followsBuild
      ? [plain('Follows '), strong(facts.versionAndBuild), plain(' at Apple')]
      : [plain('Uploads '), strong(facts.versionAndBuild)],
  ];
  if (facts.languages > 0) {
    clauses.push([plain(`writes notes in ${counted(facts.languages, 'language')}`)]);
  }
  if (facts.groups.length > 0) clauses.push(groupsPieces(facts.groups, facts.submitForBetaReview));
  else if (facts.submitForBetaReview) clauses.push([plain('submits it for beta review')]);
  const sentence = clauses.flatMap((clause, index) =>
    index === 0 ? clause : [plain(', '), ...clause],
  );
  const nobody = facts.groups.length === 0 ? '. No group gets it' : '';
  return [...sentence, plain(`${nobody}.`)];
}

/** When this group gets the build, for its row. */
export function groupSentence(group: BetaGroup, submit: boolean): string {
  if (group.hasAccessToAllBuilds) return 'gets every build by itself';
  if (group.isInternal) return 'as soon as Apple has processed it';
  return submit ? 'after beta review, usually within a day' : 'only once a beta review has passed';
}

/** What is said when external testers are chosen and nothing would bring the build to them. */
export function missingReviewWords(groups: readonly BetaGroup[], submit: boolean): string | null {
  const external = groups.filter((group) => !group.isInternal);
  if (submit || external.length === 0) return null;
  const names = external.length === 1 ? external[0]?.name : 'External groups';
  const gets = external.length === 1 ? 'gets' : 'get';
  return `${names} ${gets} the build only after Apple has reviewed it. Without this it waits at TestFlight.`;
}

/** What still keeps the plan from being published, one sentence each. */
export interface Hindrances {
  readingDestination: boolean;
  /** The headline of what App Store Connect answered instead. */
  destinationTrouble: string | null;
  hasAccount: boolean;
  blockers: number;
  /** Whether each of them can be passed over. */
  canPass: boolean;
  complianceOpen: boolean;
  /** Locales by name whose note would be refused. */
  refusedNotes: readonly string[];
}

export function hindranceWords(hindrances: Hindrances): string[] {
  const words: string[] = [];
  if (!hindrances.hasAccount) words.push('Choose an account first.');
  if (hindrances.blockers > 0) {
    words.push(blockerWords(hindrances.blockers, hindrances.canPass));
  }
  if (hindrances.destinationTrouble !== null) words.push(`${hindrances.destinationTrouble}.`);
  if (hindrances.readingDestination)
    words.push('App Store Connect is still being asked about the app.');
  for (const locale of hindrances.refusedNotes)
    words.push(`Apple would refuse the ${locale} note.`);
  if (hindrances.complianceOpen) words.push('Answer the export compliance question.');
  return words;
}

function blockerWords(blockers: number, canPass: boolean): string {
  const [block, them] =
    blockers === 1 ? ['One finding blocks', 'it'] : [`${blockers} findings block`, 'them'];
  const or = canPass ? `, or pass ${them} over with a reason` : '';
  return `${block}: mend ${them} and drop the new file${or}.`;
}
