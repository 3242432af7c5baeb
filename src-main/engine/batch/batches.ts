import type { Environment } from '#shared/domain/account';
import type { Batch, BatchIntent, CheckedBatch, CheckedItem } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import type { Connection } from '../connection';
import type { ConfirmedItem } from './batch-journal';

/** What the checks found of one item: its plan if nothing blocks it, or why not. */
export interface PreparedItem {
  checked: CheckedItem;
  /** Null while it is blocked. */
  confirmed: ConfirmedItem | null;
  /** Null for one that is not blocked. */
  error: AppError | null;
}

export interface PreparedBatch {
  environment: Environment | null;
  /** Over exactly what would be published. */
  hash: string;
  items: readonly PreparedItem[];
}

/** Several packages published together. */
export interface Batches {
  newId(): string;
  /** Newest first. */
  list(): Promise<Batch[]>;
  /** Throws `batch-not-found`. */
  get(batchId: string): Promise<Batch>;
  intent(batchId: string): Promise<BatchIntent>;
  /** Creates it, or replaces one that is not confirmed. Throws `batch-confirmed`. */
  save(intent: BatchIntent): Promise<Batch>;
  /** Forgets a batch; its runs stay. Throws `batch-in-use`. */
  remove(batchId: string): Promise<void>;
  /** Checks every item before anything is sent. What was found is what `start` can be asked for. */
  check(
    batchId: string,
    how?: {
      connection?: Connection | undefined;
      onChecked?: (item: CheckedItem, done: number) => void;
    },
  ): Promise<CheckedBatch>;
  /** What `check` found last; null before that, and once it was started. */
  prepared(batchId: string): PreparedBatch | null;
  /**
   * Confirms and starts exactly what was checked; items that are blocked are left out. Throws
   * `batch-outdated` if something else would be published, `batch-empty`, `batch-in-use` and `batch-confirmed`.
   */
  start(batchId: string, hash: string): Promise<Batch>;
  /** Continues with what is open; with `retries` also with failed items. Throws `batch-in-use`, `batch-not-confirmed`, `batch-canceled`. */
  resume(batchId: string, retries?: boolean): Promise<Batch>;
  /** Begins nothing more and pauses its runs, whichever process works on it. */
  pause(batchId: string): Promise<Batch>;
  /** The same, and cancels what is not done. */
  cancel(batchId: string): Promise<Batch>;
  /** The IDs of those that this process works on. */
  working(): string[];
  /** Resolves when nothing of it works here any more. */
  settled(batchId: string): Promise<Batch>;
}
