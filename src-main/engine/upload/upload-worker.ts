import { parentPort, workerData } from 'node:worker_threads';
import { asTrouble } from '#shared/errors';
import { hashFile } from './hash-file';
import { sendFile } from './send-file';
import type { WorkerOrder, WorkerReport } from './worker-messages';

/** The file that runs in a thread of its own: the thread that started it never holds the package's bytes. */

const stop = new AbortController();
const reportEveryMs = 100;

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

async function work(order: WorkerOrder): Promise<WorkerReport> {
  if (order.kind === 'hash') {
    return { kind: 'ended', result: { sha256: await hashFile(order.path, stop.signal) } };
  }
  let unreported = 0;
  const flush = (): void => {
    if (unreported !== 0) report({ kind: 'sent', bytes: unreported });
    unreported = 0;
  };
  const timer = setInterval(flush, reportEveryMs);
  try {
    const { outcome } = await sendFile({
      ...order,
      onSent: (bytes) => {
        unreported += bytes;
      },
      onStored: ({ offset, length }) => {
        flush();
        report({ kind: 'stored', offset, length });
      },
      signal: stop.signal,
    });
    return { kind: 'ended', result: outcome };
  } finally {
    clearInterval(timer);
    flush();
  }
}

parentPort?.once('message', () => stop.abort());
void work(workerData as WorkerOrder)
  .catch((thrown: unknown): WorkerReport => ({ kind: 'failed', trouble: asTrouble(thrown) }))
  .then((last) => {
    report(last);
    parentPort?.close();
  });
