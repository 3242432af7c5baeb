import { Worker } from 'node:worker_threads';
import { TroubleError, trouble } from '#shared/errors';
import type { WorkerOrder, WorkerReport } from './worker-messages';

type Ended = Extract<WorkerReport, { kind: 'ended' }>['result'];

/** The bytes live outside the heap; a small young generation keeps what surrounds them from piling up. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** Starts the upload worker on one order and resolves with its result. An abort ends the thread before it rejects. */
export function runWorker(
  entry: URL,
  order: WorkerOrder,
  hear: (report: WorkerReport) => void,
  signal: AbortSignal,
): Promise<Ended> {
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData: order, resourceLimits });
  const stop = (): void => worker.postMessage('stop');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<Ended>((resolve, reject) => {
    let last: WorkerReport | null = null;
    worker.on('message', (message: WorkerReport) => {
      last = message;
      hear(message);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (last?.kind === 'ended') resolve(last.result);
      else if (last?.kind === 'failed') reject(new TroubleError(last.trouble));
      else
        reject(new TroubleError(trouble('unexpected', 'The upload thread ended without a word.')));
    });
  }).finally(() => signal.removeEventListener('abort', stop));
}
