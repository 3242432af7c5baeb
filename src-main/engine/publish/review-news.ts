import type { PublishRun } from '#shared/domain/publish-run';
import type { Build } from '../asc/builds';
import type { Clock } from '../ports';
import type { NewRunEvent } from './run-event';
import { RunJournal } from './run-journal';
import { lockRun } from './run-lock';
import { applyEvent, foldEvents } from './run-machine';

/** What this reading of a build shows that the run does not know yet, as events of its journal. */
export function reviewNews(run: PublishRun, { review, states }: Build): NewRunEvent[] {
  const events: NewRunEvent[] = [];
  const before = run.buildStates;
  const hasNewStates =
    before?.processing !== states.processing ||
    before.internal !== states.internal ||
    before.external !== states.external;
  if (hasNewStates) events.push({ type: 'build-states-seen', states });
  if (review && review.state !== run.reviewState && !isOutdated(run, review))
    events.push({ type: 'review-seen', submissionId: review.id, state: review.state });
  return events;
}

/** An approval is final: a server that does not know of it yet still answers with the state before. */
export function isOutdated(
  { ids, reviewState }: PublishRun,
  { id, state }: NonNullable<Build['review']>,
): boolean {
  return reviewState === 'APPROVED' && id === ids.reviewSubmission && state !== 'APPROVED';
}

/** A run before and after what was read of its review. */
export interface ReviewChange {
  before: PublishRun;
  after: PublishRun;
}

/**
 * Journals it, as the run stands once it is locked. The receipt stays as it was sealed. Null when the journal had it
 * already, so that of several processes one tells it. Throws `run-in-use`.
 */
export async function recordReviewNews(
  folder: string,
  newsOf: (run: PublishRun) => NewRunEvent[],
  clock: Clock,
): Promise<ReviewChange | null> {
  const unlock = await lockRun(folder);
  try {
    const { journal, events } = await RunJournal.open(folder, clock);
    try {
      const before = foldEvents(events);
      let after = before;
      for (const event of before === null ? [] : newsOf(before.run))
        after = applyEvent(after, await journal.append(event));
      return before === null || after === null || after === before
        ? null
        : { before: before.run, after: after.run };
    } finally {
      await journal.close();
    }
  } finally {
    await unlock();
  }
}
