import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import { isComplianceAnswered } from '#shared/domain/export-compliance';
import type { Reach } from '#shared/domain/reach';
import { isForTeamAlone, type ReviewNeed, reviewNeed } from '#shared/domain/review-need';
import { giveOffReason } from '#shared/words/app-builds';
import { say } from '#shared/words/say';

type NamedGroup = Pick<BetaGroup, 'id' | 'isInternal' | 'hasAccessToAllBuilds'>;

/** Whether the group has the build, as far as the server lists them. */
export function hasBuild({ groupIds }: AppBuild, { id }: Pick<BetaGroup, 'id'>): boolean {
  return groupIds?.includes(id) ?? false;
}

/** A build for internal testing only never goes to an external group. */
export function canGet(build: AppBuild, { isInternal }: Pick<BetaGroup, 'isInternal'>): boolean {
  return isInternal || !isForTeamAlone(build);
}

/** Who gets the build that did not have it. Whoever is in two groups may have it already: then it is a most. */
export function withoutHaving(reach: Reach, build: AppBuild): Reach {
  const groups = reach.groups.filter((group) => !hasBuild(build, group));
  if (groups.length === reach.groups.length) return reach;
  const [only, ...others] = groups;
  const people = only !== undefined && others.length === 0 ? only.testers : null;
  return { groups, people, inMoreThanOne: people === null ? null : 0 };
}

export function reviewSentence(need: ReviewNeed): string {
  switch (need) {
    case 'needed':
      return say('builds.give.review-text');
    case 'not-needed':
      return say('builds.give.review-not-needed');
    case 'running':
      return say('builds.give.review-running');
    case 'rejected':
      return say('builds.give.review-rejected');
    case 'impossible':
      return say('builds.give.internal-only');
  }
}

/** When the group gets the build, for its row. */
export function groupWords(build: AppBuild, group: NamedGroup, submit: boolean): string {
  if (hasBuild(build, group)) return say('builds.give.has-it');
  if (group.hasAccessToAllBuilds) return say('builds.give.automatic');
  if (!canGet(build, group)) return say('builds.give.internal-only');
  const isProcessed = build.states.processing !== 'PROCESSING';
  if (group.isInternal) return say(isProcessed ? 'builds.give.at-once' : 'builds.give.processed');
  const need = reviewNeed(build);
  if (need === 'not-needed') return say('builds.give.at-once');
  return say(submit || need === 'running' ? 'builds.give.reviewed' : 'builds.give.only-reviewed');
}

interface Given {
  groups: readonly unknown[];
  submit: boolean;
  encryption: boolean | null;
  checklist: readonly string[];
  checked: readonly string[];
}

/** What keeps the build from being given now; empty if nothing does. */
export function giveReasons(build: AppBuild, given: Given): string[] {
  const off = giveOffReason(build);
  if (off !== null) return [off];
  const isOpen = !isComplianceAnswered(build) && given.encryption === null;
  const isUnticked = given.checklist.some((line) => !given.checked.includes(line));
  return [
    ...(given.groups.length === 0 && !given.submit ? [say('builds.give.nothing-chosen')] : []),
    ...(isOpen ? [say('builds.give.compliance-open')] : []),
    ...(isUnticked ? [say('builds.give.checklist-open')] : []),
  ];
}
