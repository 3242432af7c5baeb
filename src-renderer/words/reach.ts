import type { GroupGiven, PublishRun } from '#shared/domain/publish-run';
import { groupHasBuild } from '#shared/domain/run-readers';
import { listed } from '#shared/words/format';

/* Who can install the build, and who will: only what Apple's states have shown. */

function names(groups: readonly GroupGiven[]): string {
  return listed(groups.map((group) => group.name));
}

/** Whether Apple is still reviewing the build. */
export function isInReview(run: PublishRun): boolean {
  return run.reviewState === 'WAITING_FOR_REVIEW' || run.reviewState === 'IN_REVIEW';
}

/** `QA and Friends have the build.` Null if nobody has it. */
export function haveWords(run: PublishRun): string | null {
  const have = run.groups.filter((group) => groupHasBuild(run, group));
  if (have.length === 0) return null;
  return `${names(have)} ${have.length === 1 ? 'has' : 'have'} the build.`;
}

function when(run: PublishRun, isInternal: boolean): string {
  if (isInternal) return 'as soon as TestFlight is ready';
  if (run.reviewState === null) return 'only after a beta review';
  return run.reviewState === 'APPROVED'
    ? 'as soon as Apple hands it out'
    : 'once Apple has approved it';
}

/** `Beta circle gets it once Apple has approved it.` Null if nobody waits. */
export function nextWords(run: PublishRun): string | null {
  const waiting = run.groups.filter((group) => !groupHasBuild(run, group));
  const sentences = [true, false].flatMap((isInternal) => {
    const groups = waiting.filter((group) => (group.isInternal ?? false) === isInternal);
    if (groups.length === 0) return [];
    const get = groups.length === 1 ? 'gets' : 'get';
    return [`${names(groups)} ${get} it ${when(run, isInternal)}.`];
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}
