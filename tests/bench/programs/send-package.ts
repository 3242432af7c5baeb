import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ownPeakMemory } from '../../../src-main/command/send-parts';
import type { UploadOperation } from '../../../src-main/engine/asc/build-upload-files';
import { identityOf } from '../../../src-main/engine/storage/file-identity';
import { runWorker } from '../../../src-main/engine/upload/run-worker';

/** The cost of sending one package once, in a separate process. */
export interface Sending {
  milliseconds: number;
  memoryBefore: number;
  memoryPeak: number;
}

/** Sized like those of the practice App Store Connect. */
const partSize = 5 * 1024 * 1024;
/** `parts`, `checksum`, or both concurrently as in a run. */
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
const identity = identityOf(await stat(path, { bigint: true }));
const works: Record<string, () => Promise<unknown>> = {
  parts: () =>
    runWorker(
      entry,
      'send',
      {
        path,
        identity,
        parts: cutIntoParts(identity.size),
        readAt: Date.now(),
        concurrency: null,
        routes: [null],
        limits: { bytesPerSecond: null, isPaused: false },
      },
      { signal },
    ),
  checksum: () => runWorker(entry, 'hash', { algorithm: 'sha256', path, identity }, { signal }),
};
const memoryBefore = ownPeakMemory();
const began = performance.now();
await Promise.all(work.split('+').map((name) => works[name]?.()));
const milliseconds = performance.now() - began;
const sending: Sending = { milliseconds, memoryBefore, memoryPeak: ownPeakMemory() };
process.stdout.write(JSON.stringify(sending));
