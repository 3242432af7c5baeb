import { Worker } from 'node:worker_threads';
import { TroubleError, trouble } from '#shared/raise';
import type { WorkerOrder, WorkerReport, WorkerWord } from './worker-messages';

type Ended = Extract<WorkerReport, { kind: 'ended' }>['result'];

/** How the starting thread and the worker talk while it works. */
export interface WorkerTalk {
  signal: AbortSignal;
  hear?(report: WorkerReport): void;
  /** Gets the way to say something to the worker; returns what stops that. */
  steer?(say: (word: WorkerWord) => void): () => void;
}

/** The bytes live outside the heap; a small young generation keeps what surrounds them from piling up. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };
/** A thread that was asked to stop and does not is ended. */
const longestStopMs = 5_000;

/** Starts the upload worker on one order and resolves with its result. An abort ends the thread before it rejects. */
export function runWorker(
  entry: URL,
  order: WorkerOrder,
  { signal, hear, steer }: WorkerTalk,
): Promise<Ended> {
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData: order, resourceLimits });
  const say = (word: WorkerWord): void => worker.postMessage(word);
  let impatience: NodeJS.Timeout | undefined;
  const stop = (): void => {
    say({ kind: 'stop' });
    impatience = setTimeout(() => void worker.terminate(), longestStopMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  const stopSteering = steer?.(say);
  return new Promise<Ended>((resolve, reject) => {
    let last: WorkerReport | null = null;
    worker.on('message', (message: WorkerReport) => {
      last = message;
      hear?.(message);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (last?.kind === 'ended') resolve(last.result);
      else if (last?.kind === 'failed') reject(new TroubleError(last.trouble));
      else
        reject(new TroubleError(trouble('unexpected', 'The upload thread ended without a word.')));
    });
  }).finally(() => {
    clearTimeout(impatience);
    stopSteering?.();
    signal.removeEventListener('abort', stop);
  });
}
