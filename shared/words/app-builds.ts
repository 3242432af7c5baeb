/* A build of an app at App Store Connect, alike in the window and in the command. */
import type { AppBuild } from '../domain/app-page';
import type { AppFeedback, ReportCounts } from '../domain/build-detail';
import type { BetaGroup } from '../domain/destination';
import { isComplianceAnswered } from '../domain/export-compliance';
import { formatSize, formatWhole, listed } from './format';
import { inWords, say } from './say';
import { stateText } from './states';
import { dayOf, daysUntil, shortMoment } from './time';

export type BuildIcon = 'processing' | 'review' | 'settled' | 'look' | 'failed' | 'over';

interface BuildChip {
  tone: 'ok' | 'look' | 'block' | 'busy' | 'quiet';
  word: string;
  icon: BuildIcon;
}

/** Days before the end of its 90 days from which a build is worth a look. */
const soonDays = 14;
/** A change of the size above this part of it stands out. */
const muchChange = 0.1;

const inTesting = 'IN_BETA_TESTING';
/** States in which a build is usable, although no tester may have it yet. */
const usable = ['READY_FOR_BETA_TESTING', 'READY_FOR_BETA_SUBMISSION', 'NOT_APPLICABLE'];

/** `1.4.0 (42)`, with a dash for what the server does not report. */
export function buildName({
  version,
  buildNumber,
}: Pick<AppBuild, 'version' | 'buildNumber'>): string {
  return `${version ?? '–'} (${buildNumber || '–'})`;
}

function isIn({ states }: AppBuild, ...wanted: readonly string[]): boolean {
  return [states.internal, states.external].some((state) => wanted.includes(state ?? ''));
}

export function isExpired(build: AppBuild): boolean {
  return build.expired || isIn(build, 'EXPIRED');
}

/** Whether testers have the build, or can be given it now. */
export function canBeTested(build: AppBuild): boolean {
  const { processing } = build.states;
  if (isExpired(build) || (processing !== '' && processing !== 'VALID')) return false;
  return isIn(build, inTesting, 'READY_FOR_BETA_TESTING', 'BETA_APPROVED');
}

/** The state of a build, in a few words and an icon: what blocks it first, then what Apple has still to do. */
export function buildChip(build: AppBuild, now: number): BuildChip {
  const { states, reviewState } = build;
  if (isExpired(build)) return { tone: 'quiet', word: say('app-page.state.expired'), icon: 'over' };
  if (states.processing === 'INVALID')
    return { tone: 'block', word: say('app-page.state.refused'), icon: 'failed' };
  if (states.processing === 'FAILED' || isIn(build, 'PROCESSING_EXCEPTION'))
    return { tone: 'block', word: say('app-page.state.failed'), icon: 'failed' };
  if (states.processing === 'PROCESSING' || isIn(build, 'PROCESSING'))
    return { tone: 'busy', word: say('run-view.status.processing'), icon: 'processing' };
  if (isIn(build, 'BETA_REJECTED') || reviewState === 'REJECTED')
    return { tone: 'block', word: say('run-view.status.rejected'), icon: 'failed' };
  return chipOfUsable(build, now);
}

/** Where a build stands, for the filter of the list. */
export const buildFilters = ['all', 'testing', 'ready', 'waiting', 'attention', 'expired'] as const;
export type BuildFilter = (typeof buildFilters)[number];

const blocked = ['PROCESSING_EXCEPTION', 'BETA_REJECTED', 'MISSING_EXPORT_COMPLIANCE'];
const waiting = [
  'PROCESSING',
  'IN_EXPORT_COMPLIANCE_REVIEW',
  'WAITING_FOR_BETA_REVIEW',
  'IN_BETA_REVIEW',
];

/** The same order of what counts first as in its chip. */
export function filterOf(build: AppBuild): Exclude<BuildFilter, 'all'> {
  const { processing } = build.states;
  if (isExpired(build)) return 'expired';
  if (['INVALID', 'FAILED'].includes(processing) || build.reviewState === 'REJECTED')
    return 'attention';
  if (isIn(build, ...blocked)) return 'attention';
  if (processing === 'PROCESSING' || isIn(build, ...waiting)) return 'waiting';
  return isIn(build, inTesting) ? 'testing' : 'ready';
}

/** Why the build can't be given to testers; null if it can, or may be once Apple has processed it. */
export function giveOffReason(build: AppBuild): string | null {
  const { processing } = build.states;
  if (isExpired(build)) return say('builds.off.expired');
  if (processing === 'INVALID') return say('builds.off.refused');
  if (processing === 'FAILED' || isIn(build, 'PROCESSING_EXCEPTION'))
    return say('builds.off.failed');
  return null;
}

function chipOfUsable(build: AppBuild, now: number): BuildChip {
  if (isIn(build, 'MISSING_EXPORT_COMPLIANCE'))
    return { tone: 'look', word: say('app-page.state.compliance'), icon: 'look' };
  if (isIn(build, 'IN_EXPORT_COMPLIANCE_REVIEW'))
    return { tone: 'look', word: say('app-page.state.compliance-review'), icon: 'review' };
  if (isIn(build, 'WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'))
    return { tone: 'look', word: say('run-view.status.in-review'), icon: 'review' };
  if (isIn(build, inTesting)) {
    return expiresSoon(build, now)
      ? { tone: 'look', word: say('app-page.state.expires-soon'), icon: 'look' }
      : { tone: 'ok', word: say('run-view.status.with-testers'), icon: 'settled' };
  }
  if (isIn(build, 'BETA_APPROVED'))
    return { tone: 'ok', word: say('run-view.status.approved'), icon: 'settled' };
  const { processing, internal, external } = build.states;
  if (isIn(build, ...usable) || (processing === 'VALID' && internal === null && external === null))
    return { tone: 'ok', word: say('run-view.status.in-testflight'), icon: 'settled' };
  // A word that Apple added is shown as Apple writes it.
  const word = external ?? internal ?? processing;
  return { tone: 'quiet', word: word || say('app-page.state.unknown'), icon: 'over' };
}

function expiresSoon({ expirationDate }: AppBuild, now: number): boolean {
  return expirationDate !== null && daysUntil(expirationDate, now) < soonDays;
}

interface BuildTesters {
  /** Testers who can install the build; null if its states are not known. */
  has: number | null;
  /** Testers of all its groups; whoever is in two of them counts twice. */
  invited: number;
}

/** The testers of a build; null if they are not known. An expired build counts those who had it. */
export function buildTesters(build: AppBuild, groups: readonly BetaGroup[]): BuildTesters | null {
  const { groupIds, groupCount, individualTesters, states } = build;
  if (groupIds === null || groupCount !== groupIds.length) return null;
  const own = groupIds.map((id) => groups.find((group) => group.id === id));
  const sum = (isInternal: boolean): number =>
    own
      .filter((group) => group?.isInternal === isInternal)
      .reduce((total, group) => total + (group?.testerCount ?? Number.NaN), 0);
  const [internal, external] = [sum(true), sum(false) + (individualTesters ?? 0)];
  const invited = internal + external;
  if (own.includes(undefined) || Number.isNaN(invited)) return null;
  if (isExpired(build)) return { has: invited, invited };
  if (states.internal === null && states.external === null) return { has: null, invited };
  const has =
    (states.internal === inTesting ? internal : 0) + (states.external === inTesting ? external : 0);
  return { has, invited };
}

/** `14 of 214`, or `214` once all of them have it. */
export function testersWords({ has, invited }: BuildTesters): string {
  if (has === null || has === invited) return formatWhole(invited);
  return say('app-page.testers.of', { has, invited });
}

/** The first few names, and how many more groups have it; empty without any, null if they are not known. */
export function groupsWords(build: AppBuild, groups: readonly BetaGroup[]): string | null {
  const { groupIds, groupCount } = build;
  if (groupIds === null) return null;
  const names = groupIds.flatMap((id) => groups.find((group) => group.id === id)?.name || []);
  const more = (groupCount ?? groupIds.length) - names.length;
  if (names.length === 0) return more === 0 ? '' : null;
  return listed(more === 0 ? names : [...names, say('app-page.groups.more', { count: more })]);
}

/** `in 6 days`, and the day once it is past; null if it is not known. */
export function expiresWords(build: AppBuild, now: number): string | null {
  const { expirationDate } = build;
  if (expirationDate === null || Number.isNaN(Date.parse(expirationDate))) return null;
  const days = daysUntil(expirationDate, now);
  if (isExpired(build) || days < 0) return dayOf(expirationDate, now);
  return days === 0 ? say('app-page.expires.today') : say('app-page.expires.in', { days });
}

export function reviewWords(build: AppBuild, submittedDate: string | null, now: number): string {
  if (build.reviewState === null) return say('builds.detail.review-none');
  const state = inWords(stateText('review', build.reviewState));
  return submittedDate === null
    ? state
    : say('builds.detail.review-since', { state, moment: shortMoment(submittedDate, now) });
}

export function complianceWords(build: AppBuild): string {
  const { usesNonExemptEncryption: answer } = build;
  if (!isComplianceAnswered(build)) return say('builds.detail.compliance.open');
  if (answer === null) return say('builds.detail.compliance.not-required');
  return say(answer ? 'builds.detail.compliance.yes' : 'builds.detail.compliance.no');
}

/** Whether a group that has the build can install it. */
export function havingWords(
  build: AppBuild,
  { isInternal }: Pick<BetaGroup, 'isInternal'>,
): string {
  if (isExpired(build)) return say('builds.detail.had-it');
  const state = isInternal ? build.states.internal : build.states.external;
  if (state === inTesting) return say('builds.detail.has-it');
  return say(isInternal ? 'builds.detail.waits' : 'builds.detail.waits-for-review');
}

interface NotesCell {
  words: string;
  /** Why the notes are worth a look; null if they are not. */
  problem: string | null;
}

/** In how many languages a build has What to Test; null if that is not known. */
export function notesCell(build: AppBuild, primaryLocale: string | null): NotesCell | null {
  const { noteLocales } = build;
  if (noteLocales === null) return null;
  const count = noteLocales.length;
  const lacksPrimary = primaryLocale !== null && !noteLocales.includes(primaryLocale);
  return {
    words: count === 0 ? say('builds.notes.none') : say('builds.notes.languages', { count }),
    problem:
      lacksPrimary && !isExpired(build)
        ? say('builds.notes.without-primary', { locale: { locale: primaryLocale } })
        : null,
  };
}

/** Reports about a build; one that is not among those that were counted may have some. */
function countOf(counts: ReportCounts | null, buildId: string): string | null {
  if (counts === null) return null;
  const count = counts.byBuild[buildId] ?? 0;
  if (counts.isWhole) return formatWhole(count);
  return count === 0 ? null : say('builds.feedback.at-least', { count });
}

/** `11`, or `11, 2 crashes`; null if it is not known. */
export function feedbackWords(feedback: AppFeedback | null, buildId: string): string | null {
  const reports = countOf(feedback?.feedback ?? null, buildId);
  const crashes = feedback?.crashes?.byBuild[buildId] ?? 0;
  if (crashes === 0) return reports;
  return say('builds.feedback.with-crashes', { feedback: reports ?? '–', crashes });
}

export function overBudgetWords(size: number, budget: number): string {
  return say('builds.detail.over-budget', { size: { bytes: size }, budget: { bytes: budget } });
}

interface SizeChange {
  words: string;
  tone: 'usual' | 'none' | 'much';
}

/** `+3 MB` against the build before; null if one of the sizes is not known. */
export function changeWords(size: number | null, before: number | null): SizeChange | null {
  if (size === null || before === null) return null;
  const by = size - before;
  // As precise as the sizes beside it: a change that they do not show is none.
  if (formatSize(size) === formatSize(before))
    return { words: say('app-page.change.none'), tone: 'none' };
  const sign = by > 0 ? '+' : '−';
  const isMuch = Math.abs(by) > before * muchChange;
  return { words: `${sign}${formatSize(Math.abs(by))}`, tone: isMuch ? 'much' : 'usual' };
}

/** Everything of a row that a search can find. */
export function buildText(build: AppBuild, groups: readonly BetaGroup[], now: number): string {
  return `${buildName(build)} ${buildChip(build, now).word} ${groupsWords(build, groups) ?? ''}`;
}
