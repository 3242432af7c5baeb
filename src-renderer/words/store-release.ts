import {
  longestPhasedPause,
  type PhasedRelease,
  type StorePage,
  type StoreSubmission,
  type StoreVersion,
} from '#shared/domain/app-store';
import type { ReadinessItem, StoreWebPage } from '#shared/domain/readiness-item';
import {
  pauseDaysLeft,
  type StoreStage,
  storeStage,
  submissionOf,
} from '#shared/domain/store-stage';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { dayOf, timeWithAge } from '#shared/words/time';

/** The open version after it was prepared, and the submission that it is in. */
export interface SubmissionView {
  version: StoreVersion;
  submission: StoreSubmission | null;
  stage: StoreStage;
}

/** Null while there is nothing to say about a submission. */
export function submissionView(
  page: Pick<StorePage, 'open' | 'submissions'>,
): SubmissionView | null {
  const { open: version } = page;
  if (version === null) return null;
  const submission = submissionOf(page, version.id);
  const stage = storeStage(version.state, submission?.state ?? null);
  return stage === 'preparing' ? null : { version, submission, stage };
}

/** The state in words: of the version, which follows its submission except while that is canceled. */
export function submissionState({ version, submission, stage }: SubmissionView): string {
  return stage === 'canceling' && submission !== null
    ? inWords(stateText('store-submission', submission.state))
    : inWords(stateText('store-version', version.state));
}

/** As it stands alone, such as in a chip: states begin as a word within a sentence does. */
export function standingAlone(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** What the state means, in a sentence or two. */
export function submissionText({ version, stage }: SubmissionView): string {
  const values = { version: version.versionString || '–' };
  switch (stage) {
    case 'approved': {
      const isPhased = version.phased !== null && version.phased.state !== 'COMPLETE';
      return say(isPhased ? 'submission.text.approved-phased' : 'submission.text.approved', values);
    }
    case 'scheduled': {
      const at = version.earliestReleaseDate;
      return at === null || version.releaseType !== 'SCHEDULED'
        ? say('submission.text.scheduled', values)
        : say('submission.text.scheduled-at', { ...values, at: { moment: at } });
    }
    case 'preparing':
    case 'live':
    case 'replaced':
      return '';
    case 'unknown':
      return say('submission.text.unknown', { state: version.state || '–' });
    default:
      return say(`submission.text.${stage}`, values);
  }
}

/** When it was submitted; empty if Apple does not say so. */
export function submittedWords({ submission }: SubmissionView, now: number): string {
  const at = submission?.submittedDate ?? null;
  return at === null ? '' : say('submission.since', { moment: timeWithAge(at, now) });
}

/** One line for each thing in the submission; empty if the version is alone in it and has no decision of its own. */
export function itemWords({ version, submission }: SubmissionView): string[] {
  const items = (submission?.items ?? []).filter(({ state }) => state !== 'REMOVED');
  if (items.length < 2) return [];
  return items.map(({ versionId, state }) =>
    say('submission.item', {
      name:
        versionId === version.id
          ? say('submission.item.version', { version: version.versionString || '–' })
          : say('submission.item.other'),
      state: stateText('store-item', state),
    }),
  );
}

/** Shown for this long after a phased release was completed. */
const completeIsShownFor = 14 * 24 * 60 * 60_000;

/** Whether a phased release is worth a card: it runs, or it ended not long ago. */
export function showsPhased({ state, startDate }: PhasedRelease, now: number): boolean {
  if (state === 'INACTIVE') return false;
  if (state !== 'COMPLETE') return true;
  return startDate !== null && now - Date.parse(startDate) < completeIsShownFor;
}

const dayLength = 24 * 60 * 60_000;

/** How far it is, in a sentence. */
export function phasedText(phased: PhasedRelease, share: number | null, now: number): string {
  const { state, currentDay } = phased;
  if (state === 'COMPLETE') return say('phased.complete');
  if (state === 'INACTIVE') return say('phased.inactive');
  if (state === 'PAUSED' && currentDay !== null) return say('phased.paused', { day: currentDay });
  if (state !== 'ACTIVE' || currentDay === null || share === null)
    return say('phased.unknown', { state: stateText('phased', state) });
  const last = new Date(now + Math.max(0, 7 - currentDay) * dayLength).toISOString();
  return [
    say('phased.day', { day: currentDay, share: share / 100 }),
    say('phased.all-from', { day: dayOf(last, now) }),
  ].join(' ');
}

/** How much of the time is used for which the release can be paused; empty if that was not reported. */
export function pauseWords(phased: PhasedRelease): string {
  const left = pauseDaysLeft(phased);
  if (left === null || phased.state === 'COMPLETE') return '';
  const most = longestPhasedPause;
  return left === 0
    ? say('phased.pauses-over', { most })
    : say('phased.pauses', { used: most - left, most });
}

/** A step on the way to the first version. */
export interface FirstStep {
  name: string;
  text: string;
  state: 'done' | 'open' | 'unknown';
  fix:
    | { in: 'web'; page: StoreWebPage }
    | { in: 'slipway'; part: 'texts' | 'review-detail' | 'build' };
}

type FirstStepId =
  | 'agreements'
  | 'app-information'
  | 'age-rating'
  | 'content-rights'
  | 'privacy-policy'
  | 'privacy-answers'
  | 'price'
  | 'screenshots'
  | 'texts'
  | 'review-contact'
  | 'build';

/**
 * In the order in which they are done. `topics` are those of the readiness list that decide it: what is ready has the
 * topic as its code, anything else a code that begins with it. None: App Store Connect's API does not say.
 */
const firstSteps: readonly { id: FirstStepId; topics: readonly string[]; fix: FirstStep['fix'] }[] =
  [
    { id: 'agreements', topics: [], fix: { in: 'web', page: 'agreements' } },
    {
      id: 'app-information',
      topics: ['name', 'category'],
      fix: { in: 'web', page: 'app-information' },
    },
    { id: 'age-rating', topics: ['age-rating'], fix: { in: 'web', page: 'age-rating' } },
    {
      id: 'content-rights',
      topics: ['content-rights'],
      fix: { in: 'web', page: 'app-information' },
    },
    { id: 'privacy-policy', topics: ['privacy-policy'], fix: { in: 'web', page: 'privacy' } },
    { id: 'privacy-answers', topics: [], fix: { in: 'web', page: 'privacy' } },
    { id: 'price', topics: [], fix: { in: 'web', page: 'pricing' } },
    { id: 'screenshots', topics: ['screenshots'], fix: { in: 'web', page: 'screenshots' } },
    {
      id: 'texts',
      topics: ['description', 'keywords', 'support-url'],
      fix: { in: 'slipway', part: 'texts' },
    },
    { id: 'review-contact', topics: ['contact'], fix: { in: 'slipway', part: 'review-detail' } },
    { id: 'build', topics: ['build'], fix: { in: 'slipway', part: 'build' } },
  ];

/** What the first version ever needs, in order, with what is known to be done. */
export function firstVersionSteps(
  items: readonly ReadinessItem[],
  hasVersion: boolean,
): FirstStep[] {
  return firstSteps.map(({ id, topics, fix }) => ({
    name: say(`first-version.${id}`),
    text: say(`first-version.${id}-text`),
    // Without a version there is nothing that could have them.
    state: !hasVersion && ofVersion.has(id) ? 'open' : stepState(items, topics),
    fix,
  }));
}

const ofVersion: ReadonlySet<FirstStepId> = new Set<FirstStepId>([
  'screenshots',
  'texts',
  'review-contact',
  'build',
]);

function stepState(items: readonly ReadinessItem[], topics: readonly string[]): FirstStep['state'] {
  if (topics.length === 0) return 'unknown';
  const isReady = (topic: string) =>
    items.some(({ code, severity }) => severity === 'ready' && code === topic);
  if (topics.every(isReady)) return 'done';
  const others = topics.filter((topic) => !isReady(topic));
  const isOpen = items.some(
    ({ code, severity }) =>
      (severity === 'blocker' || severity === 'warning') &&
      others.some((topic) => code.startsWith(`${topic}-`)),
  );
  return isOpen ? 'open' : 'unknown';
}
