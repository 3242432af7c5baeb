import type { HoldReason } from '#shared/domain/publish-run';
import type { Trouble } from '#shared/errors';
import type { UploadOperation } from '../asc/build-upload-files';
import type { Way } from '../ports';
import type { FileIdentity } from './file-identity';

/** What the user wishes the line to be spared. */
export interface SendLimits {
  /** All parts together; null for as fast as it goes. */
  bytesPerSecond: number | null;
  /** Whether nothing at all may be sent just now. */
  isHeld: boolean;
}

export interface SendOrder {
  kind: 'send';
  path: string;
  identity: FileIdentity;
  parts: readonly UploadOperation[];
  /** When the parts were read, milliseconds by this computer's clock. */
  readAt: number;
  /** How many parts travel at once; null to find out what the line takes. */
  lanes: number | null;
  limits: SendLimits;
  /** By which way the parts get there. */
  ways: readonly Way[];
  /** A line on which nothing moves for so long, milliseconds, is given up. Left out: 30 seconds. */
  idleMs?: number;
}

/** What a worker thread is started with. */
export type WorkerOrder =
  | SendOrder
  | { kind: 'hash'; path: string; algorithm: 'sha256' | 'md5'; identity: FileIdentity | null }
  /** Takes the MD5 of one range after another, from a file that the starting thread keeps open. */
  | { kind: 'check'; fileDescriptor: number };

/** What may be said to a worker while it works. */
export type WorkerWord =
  | { kind: 'stop' }
  /** Ends every wait. */
  | { kind: 'try-now' }
  | { kind: 'limits'; limits: SendLimits }
  /** The system has another way now; connections that are there stay. */
  | { kind: 'ways'; ways: readonly Way[] };

export interface ByteRange {
  offset: number;
  length: number;
}

/** Why no part gets anywhere just now. */
export interface LineHold {
  reason: HoldReason;
  sentence: string;
  /** Until it is tried again. */
  forMs: number;
}

/** `expired`: some addresses are no longer good; read fresh ones and send what is still missing. */
export interface Sent {
  outcome: 'stored' | 'expired';
  /** Tries that did not end with a stored part. */
  retries: number;
}

/** What a worker tells while it works; the last one is `ended` or `failed`. */
export type WorkerReport =
  /** Ten times a second at most. `sent` may be negative: a try was taken back. */
  | { kind: 'progress'; sent: number; stored: ByteRange[] }
  | ({ kind: 'held' } & LineHold)
  | { kind: 'moving' }
  | { kind: 'ended'; result: Sent | { hash: string } }
  | { kind: 'failed'; trouble: Trouble };
