import { Worker } from 'node:worker_threads';
import type { ByteRange, WorkerOrder } from './worker-messages';

/** One range's checksum, as it comes back. */
export interface CheckedRange extends ByteRange {
  /** Hex. */
  md5: string;
}

const keyOf = ({ offset, length }: ByteRange): string => `${offset}+${length}`;

/**
 * Takes the MD5 of parts in a thread of its own, which starts with the first one: many storages never name a
 * checksum. The bytes are read a second time, so that the loop that sends them is not slowed.
 */
export class PartChecker {
  private worker: Worker | null = null;
  private readonly waiting = new Map<
    string,
    { resolve: (md5: string) => void; reject: (reason: unknown) => void }
  >();

  constructor(
    private readonly entry: URL,
    private readonly fileDescriptor: number,
  ) {}

  md5(range: ByteRange): Promise<string> {
    const { offset, length } = range;
    return new Promise((resolve, reject) => {
      this.waiting.set(keyOf(range), { resolve, reject });
      this.worker ??= this.start();
      this.worker.postMessage({ offset, length });
    });
  }

  /** Must come before the file is closed. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const order: WorkerOrder = { kind: 'check', fileDescriptor: this.fileDescriptor };
    const worker = new Worker(this.entry, {
      workerData: order,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    worker.on('message', (checked: CheckedRange) => {
      this.waiting.get(keyOf(checked))?.resolve(checked.md5);
      this.waiting.delete(keyOf(checked));
    });
    const ended = (reason: unknown): void => {
      for (const { reject } of this.waiting.values()) reject(reason);
      this.waiting.clear();
    };
    worker.once('error', ended);
    worker.once('exit', () => ended(new Error('The thread that checks parts has ended')));
    return worker;
  }
}
