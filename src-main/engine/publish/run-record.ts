import type { PublishRun } from '#shared/domain/publish-run';
import type { Connection } from '../engine';
import type { FileIdentity } from '../upload/file-identity';

/** A write that went out, for the receipt. */
export interface WriteRecord {
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
  openIntents: string[];
  writes: WriteRecord[];
  /** ISO 8601: when the waiting limits began to count. */
  waitingSince: string | null;
  committed: boolean;
}
