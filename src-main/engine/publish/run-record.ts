import type { PublishRun, StepId } from '#shared/domain/publish-run';
import type { Connection } from '../engine';
import type { FileIdentity } from '../upload/file-identity';

/** A write that was about to go out. */
export interface Intent {
  what: string;
  /** ISO 8601. */
  at: string;
}

/** A write that went out, for the receipt. */
export interface WriteRecord {
  /** The step that was at work. */
  step: StepId | null;
  what: string;
  at: string;
  requestId: string | null;
}

/** The fold of a journal: the run as everybody sees it, and what only the engine needs to carry on. */
export interface RunRecord {
  run: PublishRun;
  connection: Connection;
  /** The package as it was when its place at Apple was reserved. */
  identity: FileIdentity | null;
  sha256: string | null;
  /** Writes announced and not yet answered: ask before repeating. */
  openIntents: Intent[];
  /** Whether facts may be missing from the journal, so that every write is asked for before it goes out. */
  isDoubtful: boolean;
  /** By locale: what somebody else's note said when it was last seen in the way of ours. */
  otherNotes: Record<string, string>;
  writes: WriteRecord[];
  /** ISO 8601: when the waiting limits began to count. */
  waitingSince: string | null;
  committed: boolean;
}
