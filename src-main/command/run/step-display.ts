import type { PublishRun } from '#shared/domain/publish-run';
import type { RunNews } from './run-events';

/** How people watch a run: a live screen, or plain lines in a log. */
export interface StepDisplay {
  tell(news: RunNews, run: PublishRun): void;
  /** Every snapshot, news or not. */
  see(run: PublishRun): void;
  close(): void;
}
