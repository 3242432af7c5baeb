import { parentPort, workerData } from 'node:worker_threads';
import { asTrouble } from '#shared/raise';
import { checkRanges } from './check-ranges';
import { hashFile } from './hash-file';
import { sendReporting } from './send-reporting';
import type { WorkerOrder, WorkerReport, WorkerWord } from './worker-messages';

/** The file that runs in threads of their own: the thread that started them never holds the package's bytes. */

const thisFile = new URL(import.meta.url);
const stop = new AbortController();

async function work(order: WorkerOrder): Promise<WorkerReport | null> {
  if (!parentPort) return null;
  switch (order.kind) {
    case 'check':
      checkRanges(order.fileDescriptor, parentPort);
      return null;
    case 'hash':
      parentPort.on('message', ({ kind }: WorkerWord) => kind === 'stop' && stop.abort());
      return { kind: 'ended', result: { hash: await hashFile(order, stop.signal) } };
    case 'send':
      return { kind: 'ended', result: await sendReporting(order, parentPort, thisFile) };
  }
}

void work(workerData as WorkerOrder)
  .catch((thrown: unknown): WorkerReport => ({ kind: 'failed', trouble: asTrouble(thrown) }))
  .then((last) => {
    if (last === null) return;
    parentPort?.postMessage(last);
    parentPort?.close();
  });
