import type { GroupGiven, PublishRun } from '#shared/domain/publish-run';
import type { Reach } from '#shared/domain/reach';
import { groupHasBuild } from '#shared/domain/run-readers';
import type { Value } from '#shared/words/message';
import { type ReachingPlan, reachedPeople, reachedWhen } from '#shared/words/reach';
import { inSentences, inWords, say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';

/* Who can install the build, and who will: only what Apple's states have shown. */

function asValues(groups: readonly GroupGiven[]): { groups: Value; count: number } {
  return { groups: { list: groups.map(({ name }) => name) }, count: groups.length };
}

/** `QA and Friends have the build.` Null if nobody has it. */
export function haveWords(run: PublishRun): string | null {
  const have = run.groups.filter((group) => groupHasBuild(run, group));
  return have.length === 0 ? null : say('reach.has', asValues(have));
}

function nextKey(run: PublishRun, isInternal: boolean) {
  if (isInternal) return 'reach.after-processing';
  if (run.reviewState === null) return 'reach.needs-review';
  return run.reviewState === 'APPROVED' ? 'reach.after-release' : 'reach.after-approval';
}

/** `Beta circle gets it after Apple approves it.` Null if nobody waits. */
export function nextWords(run: PublishRun): string | null {
  const waiting = run.groups.filter((group) => !groupHasBuild(run, group));
  const sentences = [true, false].flatMap((isInternal) => {
    const groups = waiting.filter((group) => (group.isInternal ?? false) === isInternal);
    return groups.length === 0 ? [] : [say(nextKey(run, isInternal), asValues(groups))];
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** `214 testers in 3 groups, 12 in more than one. QA gets it as soon as it’s processed, …` */
export function reachWords(reach: Reach, plan: ReachingPlan, staleAt: number | null): string {
  const sentences = [reachedPeople(reach), ...reachedWhen(reach.groups, plan)].map(inWords);
  const asOf =
    staleAt === null
      ? []
      : [say('reach.as-of', { at: shortMoment(new Date(staleAt).toISOString(), Date.now()) })];
  return inSentences(...sentences, ...asOf);
}
