import type { PublishRun } from '#shared/domain/publish-run';
import type { Logger, ValueStore } from '../engine/ports';
import { type RunBoard, runningOf } from './run-board';

interface RunsAtWork {
  /** Slipway is quitting: runs that this pauses still count as in progress. */
  freeze(): void;
  /** Resumes the runs that were in progress when Slipway last ended and can be resumed now, each once. */
  resume(environment: PublishRun['environment']): Promise<void>;
}

interface Parts {
  store: ValueStore;
  board: RunBoard;
  /** Whether the person wants runs to be resumed. */
  isWanted: () => boolean;
  read: (runId: string) => Promise<PublishRun>;
  resumeRun: (runId: string) => Promise<unknown>;
  log: Logger;
}

const key = 'runsAtWork';

/**
 * Records on disk which runs are in progress, so that they are resumed at the next start after a quit, a crash or a
 * power cut. Runs that a person paused, or that another program started, are not recorded.
 */
export function keepRunsAtWork(parts: Parts): RunsAtWork {
  const { store, board, log } = parts;
  const left = new Set(idsIn(store.get(key)));
  let kept = [...left].join();
  let isFrozen = false;

  const keep = (): void => {
    const running = runningOf(board.all()).map(({ id }) => id);
    const ids = [...new Set([...left, ...running])];
    if (isFrozen || ids.join() === kept) return;
    kept = ids.join();
    store.set(key, ids);
  };
  board.follow(keep);

  const resumeOne = async (runId: string): Promise<void> => {
    try {
      await parts.resumeRun(runId);
    } catch (thrown) {
      log.warn('A run that was at work could not be resumed.', { runId, thrown });
    }
  };
  return {
    freeze: () => {
      isFrozen = true;
    },
    async resume(environment) {
      for (const runId of [...left]) {
        const run = await parts.read(runId).catch(() => null);
        if (run !== null && run.environment !== environment) continue;
        if (!left.has(runId)) continue;
        const isStillWanted = run !== null && parts.isWanted() && isLeftAtWork(run);
        if (isStillWanted) await resumeOne(runId);
        left.delete(runId);
        keep();
      }
    },
  };
}

/** Not if it failed or ended meanwhile, for example through the command. */
function isLeftAtWork({ status, readOnly }: PublishRun): boolean {
  return readOnly === null && ['interrupted', 'paused'].includes(status.state);
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
