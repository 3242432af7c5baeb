import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { asTrouble } from '#shared/raise';
import type { SendOrder, Sent, WorkerOrder, WorkerReport, WorkerWord } from './worker-messages';

/**
 * The file that runs in threads of their own: the thread that started them never holds the package's bytes.
 * Each loads only what its work takes: Node's modules for sending alone take longer to load than a thread to start.
 */

const thisFile = new URL(import.meta.url);
const stop = new AbortController();

async function work(order: WorkerOrder): Promise<WorkerReport | null> {
  if (!parentPort) return null;
  switch (order.kind) {
    case 'check':
      (await import('./check-ranges')).checkRanges(order.fileDescriptor, parentPort);
      return null;
    case 'hash':
      parentPort.on('message', ({ kind }: WorkerWord) => kind === 'stop' && stop.abort());
      return { kind: 'ended', result: { hash: await hash(order) } };
    case 'send':
      return { kind: 'ended', result: await send(order, parentPort) };
  }
}

async function hash(order: Extract<WorkerOrder, { kind: 'hash' }>): Promise<string> {
  const { hashFile } = await import('./hash-file');
  return hashFile(order, stop.signal);
}

async function send(order: SendOrder, port: MessagePort): Promise<Sent> {
  const { sendReporting } = await import('./send-reporting');
  return sendReporting(order, port, thisFile);
}

void work(workerData as WorkerOrder)
  .catch((thrown: unknown): WorkerReport => ({ kind: 'failed', trouble: asTrouble(thrown) }))
  .then((last) => {
    if (last === null) return;
    parentPort?.postMessage(last);
    parentPort?.close();
  });
