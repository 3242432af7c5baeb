import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ownPeakMemory } from '../../../src-main/command/own-peak-memory';
import type { UploadOperation } from '../../../src-main/engine/asc/build-upload-files';
import { identityOf } from '../../../src-main/engine/upload/file-identity';
import { runWorker } from '../../../src-main/engine/upload/run-worker';
import type { WorkerOrder } from '../../../src-main/engine/upload/worker-messages';

/** What sending one package took, once, in a process of its own. */
export interface Sending {
  milliseconds: number;
  memoryBefore: number;
  memoryPeak: number;
}

/** As the practice App Store Connect cuts them. */
const partSize = 5 * 1024 * 1024;
/** `parts`, `checksum`, or both side by side as in a run. */
const [path = '', url = '', worker = '', work = 'parts+checksum'] = process.argv.slice(2);

function cutIntoParts(size: number): UploadOperation[] {
  return Array.from({ length: Math.ceil(size / partSize) }, (_, place) => ({
    method: 'PUT',
    url: `${url}/${place}`,
    offset: place * partSize,
    length: Math.min(partSize, size - place * partSize),
    requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
  }));
}

const entry = pathToFileURL(worker);
const { signal } = new AbortController();
const identity = identityOf(await stat(path));
const orders: Record<string, WorkerOrder> = {
  parts: {
    kind: 'send',
    path,
    identity,
    parts: cutIntoParts(identity.size),
    readAt: Date.now(),
    lanes: null,
    ways: [null],
    limits: { bytesPerSecond: null, isHeld: false },
  },
  checksum: { kind: 'hash', algorithm: 'sha256', path, identity },
};
const memoryBefore = ownPeakMemory();
const began = performance.now();
await Promise.all(work.split('+').map(carryOut));
const milliseconds = performance.now() - began;
const sending: Sending = { milliseconds, memoryBefore, memoryPeak: ownPeakMemory() };
process.stdout.write(JSON.stringify(sending));

async function carryOut(name: string): Promise<void> {
  const order = orders[name];
  if (order) await runWorker(entry, order, { signal });
}
