import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { Connection } from '../../src-main/engine/engine';

/** Where a publisher ends itself: beside one append to its journal. */
export interface DeathPoint {
  /** `after`: the line is on disk, and nothing has followed from it. `before`: what led to it has happened, and it is not on disk. */
  side: 'before' | 'after';
  /** As `isOfKind` takes it. */
  kind: string;
  /** Which of the lines of that kind, from 1, in this process. */
  nth: number;
}

/** What one publisher is told on its command line. */
export interface PublisherOrder {
  home: string;
  connection: Connection;
  plan: PublishPlanInput;
  /** Path of the bundled upload thread. */
  uploadWorker: string;
  death: DeathPoint | null;
  /** Breaks what resuming rests on, to see that the trials notice: intents are taken out of the journal first. */
  forgetsIntents: boolean;
}
