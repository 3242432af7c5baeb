import type { Trouble } from '#shared/errors';
import type { UploadOperation } from '../asc/build-upload-files';
import type { FileIdentity } from './file-identity';

/** What a worker thread is started with. */
export type WorkerOrder =
  | { kind: 'send'; path: string; identity: FileIdentity; parts: UploadOperation[]; lanes: number }
  | { kind: 'hash'; path: string };

/** What it tells while it works; the last one is `ended` or `failed`. */
export type WorkerReport =
  | { kind: 'sent'; bytes: number }
  | { kind: 'stored'; offset: number; length: number }
  | { kind: 'ended'; result: 'stored' | 'expired' | { sha256: string } }
  | { kind: 'failed'; trouble: Trouble };
