import type { BetaGroup } from '#shared/domain/destination';
import type { NotifyTesters } from '#shared/domain/publish-plan';
import { type Message, message, type Value } from '#shared/words/message';
import { asSentence, inPieces, inWords, say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import type { Piece } from '#shared/words/translate';

/** The inputs of the plan's summary. */
export interface PlanFacts {
  /** `1.4.0 (42)` */
  versionAndBuild: string;
  languages: number;
  groups: readonly (BetaGroup & { isOnlyDrafted?: boolean })[];
  /** People in these groups, each counted once; null if that is not known. */
  testers: number | null;
  submitForBetaReview: boolean;
  /** Whether Apple has approved this version before, so that no new review is expected. */
  isVersionApproved: boolean;
  notify: NotifyTesters;
  /** Nothing is uploaded: the existing build at Apple is used. */
  usesExistingBuild: boolean;
  /** What happens with the build on the App Store. */
  store: 'nothing' | 'prepare' | 'submit';
}

function testersSentence(facts: PlanFacts): Message {
  const { submitForBetaReview: submit, notify, testers } = facts;
  const groups = facts.groups.length;
  // Only the name is known of a group that App Store Connect was never asked about.
  if (facts.groups.some((group) => group.isOnlyDrafted))
    return message('plan.adds-to-groups', { groups });
  if (facts.groups.every((group) => group.isInternal)) {
    return testers === null
      ? message('plan.releases-to-groups', { groups })
      : message('plan.releases', { testers, groups });
  }
  if (!submit) return message('plan.adds-without-review', { groups });
  // Without an email Apple releases an approved build to nobody.
  if (notify === 'nobody') return message('plan.adds-and-submits', { groups });
  if (facts.isVersionApproved)
    return testers === null
      ? message('plan.releases-to-groups-once-approved', { groups })
      : message('plan.releases-once-approved', { testers, groups });
  if (notify === 'at-once') {
    return testers === null
      ? message('plan.notifies-groups-after-review', { groups })
      : message('plan.notifies-after-review', { testers, groups });
  }
  return testers === null
    ? message('plan.releases-to-groups-after-review', { groups })
    : message('plan.releases-after-review', { testers, groups });
}

/** When testers are notified; null for what Apple does by default. */
function notifySentence(notify: NotifyTesters): Message | null {
  if (notify === 'at-once') return null;
  if (notify === 'after-confirm') return message('plan.notifies-after-confirm');
  if (notify === 'nobody') return message('plan.notifies-nobody');
  return message('plan.notifies-at', { at: shortMoment(notify.at, Date.now()) });
}

/** What Publish will do, one sentence each. */
function planSentences(facts: PlanFacts): Message[] {
  const { languages, versionAndBuild: build } = facts;
  const first = facts.usesExistingBuild
    ? message('plan.uses-existing', { build, languages })
    : message('plan.uploads', { build, languages });
  if (facts.groups.length > 0) {
    const notify = notifySentence(facts.notify);
    return [
      first,
      testersSentence(facts),
      ...(notify === null ? [] : [notify]),
      ...storeSentences(facts),
    ];
  }
  return [
    first,
    ...(facts.submitForBetaReview ? [message('plan.submits')] : []),
    message('plan.adds-to-no-group'),
    ...storeSentences(facts),
  ];
}

function storeSentences({ store }: PlanFacts): Message[] {
  if (store === 'nothing') return [];
  return [message(store === 'submit' ? 'plan.store-submits' : 'plan.store-prepares')];
}

/** `Uploads 1.4.0 (42) with notes in 5 languages. Notifies 214 testers in 3 groups after beta review.` */
export function planPieces(facts: PlanFacts): Piece[] {
  return planSentences(facts).flatMap((sentence, place) =>
    place === 0 ? inPieces(sentence) : [{ text: ' ' }, ...inPieces(sentence)],
  );
}

/** Shown while App Store Connect can't be reached, but was before. */
export function shownAsOf(at: number, now: number): string {
  return say('plan.shown-as-of', { at: shortMoment(new Date(at).toISOString(), now) });
}

/** Below the groups until App Store Connect has listed them. */
export function groupsUnknownWords(someDrafted: boolean): string {
  return say(someDrafted ? 'testers.others-unknown' : 'testers.unknown');
}

/** The chosen groups, in the section's head. */
export function groupsSummary(groups: number, testers: number | null): string {
  if (groups === 0) return say('testers.none-selected');
  return testers === null
    ? say('testers.groups', { groups })
    : say('testers.in-groups', { testers, groups });
}

/** When this group gets the build, for its row. */
export function groupWhenWords(
  group: BetaGroup & { isOnlyDrafted?: boolean; isMissing?: boolean; isAmbiguous?: boolean },
  submit: boolean,
  isVersionApproved: boolean,
): string {
  if (group.isMissing) return say('testers.when.missing');
  if (group.isAmbiguous) return say('testers.when.ambiguous');
  if (group.isOnlyDrafted) return say('testers.when.not-checked');
  if (group.hasAccessToAllBuilds) return say('testers.when.all-builds');
  if (group.isInternal) return say('testers.when.processed');
  if (!submit) return say('testers.when.only-reviewed');
  return say(isVersionApproved ? 'testers.when.approved' : 'testers.when.reviewed');
}

/** Shown if external testers are chosen and nothing would bring the build to them. */
export function missingReviewWords(
  groups: readonly (BetaGroup & {
    isOnlyDrafted?: boolean;
    isMissing?: boolean;
    isAmbiguous?: boolean;
  })[],
  submit: boolean,
): string | null {
  const [group, ...others] = groups.filter(
    (one) => !one.isInternal && !one.isOnlyDrafted && !one.isMissing && !one.isAmbiguous,
  );
  if (submit || group === undefined) return null;
  return others.length === 0
    ? say('testers.review.needed-by-group', { group: group.name })
    : say('testers.review.needed');
}

/** A note that App Store Connect would refuse, and why. */
export interface RefusedNote {
  locale: string;
  /** Characters beyond the limit; 0 if it is short enough. */
  excess: number;
  unsupported: number;
}

/** What still keeps the plan from being published. */
interface NotReadyFacts {
  readingDestination: boolean;
  /** The headline of App Store Connect's error. */
  destinationError: string | null;
  hasAccount: boolean;
  /** Whether App Store Connect is being asked which account has the app. */
  isSearchingForAccount: boolean;
  blockers: number;
  /** Whether each of them can be overridden. */
  canOverride: boolean;
  /** Whether an unfinished run of this build exists. */
  unfinishedRun: boolean;
  complianceOpen: boolean;
  refusedNotes: readonly RefusedNote[];
}

/** Why Publish cannot be pressed yet, one sentence each. */
export function notReadyWords(facts: NotReadyFacts): string[] {
  const words: string[] = [];
  if (!facts.hasAccount)
    words.push(
      say(facts.isSearchingForAccount ? 'plan.blocked.finding-account' : 'plan.blocked.no-account'),
    );
  if (facts.unfinishedRun) words.push(say('plan.blocked.run-unfinished'));
  if (facts.blockers > 0) {
    const { blockers } = facts;
    const key = facts.canOverride ? 'plan.blocked.fix-or-override' : 'plan.blocked.fix';
    words.push(say(key, { blockers }));
  }
  if (facts.destinationError !== null) words.push(asSentence(facts.destinationError));
  if (facts.readingDestination) words.push(say('plan.blocked.checking'));
  if (facts.refusedNotes.length > 0) words.push(inWords(refusedNotesMessage(facts.refusedNotes)));
  if (facts.complianceOpen) words.push(say('plan.blocked.compliance'));
  return words;
}

/** How many languages are named; with one more than these, that one is named too. */
const namedLanguages = 3;

function refusedNotesMessage(notes: readonly RefusedNote[]): Message {
  const [note, ...others] = notes;
  if (note !== undefined && others.length === 0) {
    const language = { locale: note.locale };
    return note.excess > 0
      ? message('plan.blocked.note-too-long', { language, count: note.excess })
      : message('plan.blocked.note-characters', { language, count: note.unsupported });
  }
  const named = notes.length > namedLanguages + 1 ? notes.slice(0, namedLanguages) : notes;
  const count = notes.length - named.length;
  const list: Value[] = named.map(({ locale }) => ({ locale }));
  if (count > 0) list.push(message('plan.blocked.more-languages', { count }));
  return message('plan.blocked.notes', { languages: { list } });
}
