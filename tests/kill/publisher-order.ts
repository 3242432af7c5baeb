import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { Connection } from '../../src-main/engine/connection';

/** Where a publisher kills itself: at one append to its journal. */
export interface DeathPoint {
  /**
   * `after`: the line is on disk, and nothing has followed from it. `before`: what led to it has happened, but it is
   * not on disk.
   */
  side: 'before' | 'after';
  /** As `isOfKind` takes it. */
  kind: string;
  /** Which of the lines of that kind, from 1, in this process. */
  nth: number;
}

/** The command line of one publisher. */
export interface PublisherOrder {
  home: string;
  connection: Connection;
  plan: PublishPlanInput;
  /** Path of the bundled upload worker. */
  uploadWorker: string;
  death: DeathPoint | null;
  /** Breaks what resuming relies on, to verify that the trials notice: intents are removed from the journal first. */
  forgetsIntents: boolean;
}
