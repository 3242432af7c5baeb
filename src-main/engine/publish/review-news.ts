import type { PublishRun } from '#shared/domain/publish-run';
import type { Build } from '../asc/builds';
import type { Clock } from '../ports';
import type { NewRunEvent } from './run-event';
import { RunJournal } from './run-journal';
import { lockRun } from './run-lock';
import { foldEvents } from './run-machine';

/** What this reading of a build shows that the run does not know yet, as events of its journal. */
export function reviewNews(run: PublishRun, { review, states }: Build): NewRunEvent[] {
  const events: NewRunEvent[] = [];
  const before = run.buildStates;
  const hasNewStates =
    before?.processing !== states.processing ||
    before.internal !== states.internal ||
    before.external !== states.external;
  if (hasNewStates) events.push({ type: 'build-states-seen', states });
  if (review && review.state !== run.reviewState)
    events.push({ type: 'review-seen', submissionId: review.id, state: review.state });
  return events;
}

/** Journals it, as the run stands once it is locked. The receipt stays as it was sealed. Throws `run-in-use`. */
export async function recordReviewNews(folder: string, build: Build, clock: Clock): Promise<void> {
  const unlock = await lockRun(folder);
  try {
    const { journal, events } = await RunJournal.open(folder, clock);
    try {
      const record = foldEvents(events);
      for (const event of record === null ? [] : reviewNews(record.run, build))
        await journal.append(event);
    } finally {
      await journal.close();
    }
  } finally {
    await unlock();
  }
}
