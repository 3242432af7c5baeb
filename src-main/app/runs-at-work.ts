import type { Batch } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import type { Logger, ValueStore } from '../engine/ports';
import { type RunBoard, runningOf } from './run-board';

interface AtWork {
  /** Slipway is quitting: what this pauses still counts as in progress. */
  freeze(): void;
  /** Resumes what was in progress when Slipway last ended and can be resumed now, each once. */
  resume(environment: PublishRun['environment']): Promise<void>;
}

interface BatchesAtWork extends AtWork {
  /** Something of a batch has changed. */
  keep(): void;
}

interface CommonParts {
  store: ValueStore;
  /** Whether the person wants runs to be resumed. */
  isWanted: () => boolean;
  log: Logger;
}

interface RunParts extends CommonParts {
  board: RunBoard;
  read: (runId: string) => Promise<PublishRun>;
  resumeRun: (runId: string) => Promise<unknown>;
}

interface BatchParts extends CommonParts {
  /** The batches that this process works on. */
  working: () => readonly string[];
  read: (batchId: string) => Promise<Batch>;
  resumeBatch: (batchId: string) => Promise<unknown>;
}

/**
 * Records on disk which runs are in progress, so that they are resumed at the next start after a quit, a crash or a
 * power cut. Runs that a person paused, or that another program started, are not recorded.
 */
export function keepRunsAtWork({ board, read, resumeRun, ...parts }: RunParts): AtWork {
  const atWork = keepAtWork<PublishRun>({
    ...parts,
    key: 'runsAtWork',
    current: () => runningOf(board.all()).map(({ id }) => id),
    read,
    // Not if it failed or ended meanwhile, for example through the command.
    isLeft: ({ status, readOnly }) =>
      readOnly === null && ['interrupted', 'paused'].includes(status.state),
    resumeOne: resumeRun,
  });
  board.follow(atWork.keep);
  return atWork;
}

/** The same for batches, whose next apps begin only while someone works on the batch. Their runs are resumed first. */
export function keepBatchesAtWork({ working, resumeBatch, ...parts }: BatchParts): BatchesAtWork {
  return keepAtWork<Batch>({
    ...parts,
    key: 'batchesAtWork',
    current: working,
    isLeft: ({ state }) => ['stopped', 'paused'].includes(state),
    resumeOne: resumeBatch,
  });
}

interface WorkParts<T> extends CommonParts {
  key: string;
  /** The IDs of what is in progress. */
  current: () => readonly string[];
  read: (id: string) => Promise<T>;
  isLeft: (one: T) => boolean;
  resumeOne: (id: string) => Promise<unknown>;
}

function keepAtWork<T extends { environment: PublishRun['environment'] | null }>(
  parts: WorkParts<T>,
): BatchesAtWork {
  const { store, key, log } = parts;
  const left = new Set(idsIn(store.get(key)));
  let kept = [...left].join();
  let isFrozen = false;

  const keep = (): void => {
    const ids = [...new Set([...left, ...parts.current()])];
    if (isFrozen || ids.join() === kept) return;
    kept = ids.join();
    store.set(key, ids);
  };
  const resumeOne = async (id: string): Promise<void> => {
    try {
      await parts.resumeOne(id);
    } catch (thrown) {
      log.warn('What was at work could not be resumed.', { id, thrown });
    }
  };
  return {
    keep,
    freeze: () => {
      isFrozen = true;
    },
    async resume(environment) {
      for (const id of [...left]) {
        const one = await parts.read(id).catch(() => null);
        if (one !== null && one.environment !== environment) continue;
        if (!left.has(id)) continue;
        if (one !== null && parts.isWanted() && parts.isLeft(one)) await resumeOne(id);
        left.delete(id);
        keep();
      }
    },
  };
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
