import pLimit from 'p-limit';
import type { OpenedPackage } from '#shared/ipc-contract';
import { raise, TroubleError } from '#shared/raise';
import { type Ended, Reader } from './reader';
import { readerLimits } from './reader-limits';
import type { PackageFacts, ReaderOrder } from './reader-messages';
import { forkReading, readerFlags, type StartReading } from './reading-process';

export interface PackageReaderOptions {
  /** The bundled file that reads (`package-reader.js`). */
  entry: URL;
  start?: StartReading;
}

/**
 * Reads packages in processes of their own, which are ended when one takes too long or too much memory.
 * A package comes from anywhere: whatever it does to its reader, the program around it goes on. A
 * process and not a thread, since only a process can be held to an amount of memory and die alone.
 */
export class PackageReader {
  private idle: { process: Reader; timer: NodeJS.Timeout } | null = null;
  private readonly busy = new Set<Reader>();
  private readonly turns = pLimit(readerLimits.atOnce);

  constructor(private readonly options: PackageReaderOptions) {}

  /** Raises package-* trouble, or the signal's reason. */
  async facts(path: string, signal?: AbortSignal): Promise<PackageFacts> {
    const ended = await this.read({ kind: 'facts', path }, signal);
    return ended.kind === 'facts' ? ended.value : wrongAnswer();
  }

  /** Raises package-* trouble, or the signal's reason. */
  async inspect(
    path: string,
    options: { signal?: AbortSignal; today?: Date } = {},
  ): Promise<OpenedPackage> {
    const today = options.today ?? new Date();
    const ended = await this.read({ kind: 'inspect', path, today }, options.signal);
    return ended.kind === 'inspected' ? ended.value : wrongAnswer();
  }

  /** Starts a process ahead of its package, so that the package need not wait for it. */
  prepare(): void {
    if (this.idle === null && this.busy.size === 0) this.keep(this.startReader());
  }

  /** Ends every process. */
  close(): void {
    this.turns.clearQueue();
    for (const reader of this.busy) reader.end();
    this.takeIdle()?.end();
  }

  private read(order: ReaderOrder, signal?: AbortSignal): Promise<Ended> {
    return this.turns(async () => {
      signal?.throwIfAborted();
      const reader = this.takeIdle() ?? this.startReader();
      this.busy.add(reader);
      try {
        const ended = await reader.read(order, signal);
        if (ended.memory <= readerLimits.reusableMemory) this.keep(reader);
        else reader.end();
        if (ended.kind === 'failed') throw new TroubleError(ended.trouble);
        return ended;
      } finally {
        this.busy.delete(reader);
      }
    });
  }

  private startReader(): Reader {
    const { entry, start = forkReading } = this.options;
    return new Reader(start(entry, readerFlags));
  }

  private takeIdle(): Reader | null {
    if (this.idle === null) return null;
    const { process, timer } = this.idle;
    clearTimeout(timer);
    this.idle = null;
    return process.hasEnded ? null : process;
  }

  private keep(reader: Reader): void {
    this.takeIdle()?.end();
    reader.rest();
    const timer = setTimeout(() => this.takeIdle()?.end(), readerLimits.idleTime);
    timer.unref();
    this.idle = { process: reader, timer };
  }
}

function wrongAnswer(): never {
  return raise('unexpected', 'The reader of packages gave an answer to another question.');
}
