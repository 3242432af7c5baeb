import pLimit from 'p-limit';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { Channel, NoAnswer, type RequestOptions } from '../../../processes/channel';
import { forkProcess, type StartProcess } from '../../../processes/children';
import {
  type PackageFacts,
  type PackageReaderContract,
  packageReader,
  type ReaderReport,
} from '../../../processes/package-reader';
import { refuseFor } from '../refusal';
import { readerLimits } from './reader-limits';

interface PackageReaderOptions {
  /** The bundled file that reads packages (`package-reader.js`). */
  entry: URL;
  start?: StartProcess;
}

type Reader = Channel<PackageReaderContract>;
type ReadOptions = RequestOptions<ReaderReport, never>;

/**
 * Reads packages in separate processes, which are killed when one takes too long or too much memory.
 * A package can come from anywhere: whatever it does to its reader, the program itself continues. A
 * process rather than a thread, since only a process can be limited in memory and die alone.
 */
export class PackageReader {
  private idle: { process: Reader; timer: NodeJS.Timeout } | null = null;
  private readonly busy = new Set<Reader>();
  private readonly turns = pLimit(readerLimits.atOnce);

  constructor(private readonly options: PackageReaderOptions) {}

  /** Throws package-* errors, or the signal's reason. */
  facts(path: string, signal?: AbortSignal): Promise<PackageFacts> {
    return this.read(path, signal, (reader, options) => reader.request('facts', { path }, options));
  }

  /** Throws package-* errors, or the signal's reason. */
  inspect(
    path: string,
    { signal, today = new Date() }: { signal?: AbortSignal; today?: Date } = {},
  ): Promise<OpenedPackage> {
    return this.read(path, signal, (reader, options) =>
      reader.request('inspect', { path, today }, options),
    );
  }

  /** Starts a process before its package is known, so that the package need not wait for it. */
  prepare(): void {
    if (this.idle === null && this.busy.size === 0) this.keep(this.startReader());
  }

  /** Ends every process. */
  close(): void {
    this.turns.clearQueue();
    for (const reader of this.busy) reader.kill();
    this.takeIdle()?.kill();
  }

  private read<T>(
    path: string,
    signal: AbortSignal | undefined,
    ask: (reader: Reader, options: ReadOptions) => Promise<T>,
  ): Promise<T> {
    return this.turns(async () => {
      try {
        return await this.tryToRead(signal, readerLimits.time, ask);
      } catch (thrown) {
        if (!isLate(thrown)) return raise(thrown, path);
      }
      return this.tryToRead(signal, readerLimits.timeAgain, ask).catch((thrown) =>
        raise(thrown, path),
      );
    });
  }

  private async tryToRead<T>(
    signal: AbortSignal | undefined,
    milliseconds: number,
    ask: (reader: Reader, options: ReadOptions) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const reader = this.takeIdle() ?? this.startReader();
    let memory = 0;
    const onReport = (report: ReaderReport): void => {
      if (report.kind === 'memory') memory = report.bytes;
    };
    let hasAnswered = false;
    this.busy.add(reader);
    try {
      const reply = await ask(reader, {
        ...(signal && { signal }),
        time: timeLimit(milliseconds),
        onReport,
      });
      hasAnswered = true;
      return reply;
    } catch (thrown) {
      hasAnswered = thrown instanceof AppException;
      throw thrown;
    } finally {
      this.busy.delete(reader);
      if (hasAnswered && memory <= readerLimits.reusableMemory) this.keep(reader);
      else reader.kill();
    }
  }

  private startReader(): Reader {
    const { entry, start = forkProcess } = this.options;
    const child = start(entry, [`--max-old-space-size=${readerLimits.heapMb}`]);
    return new Channel(child, { contract: packageReader });
  }

  private takeIdle(): Reader | null {
    if (this.idle === null) return null;
    const { process, timer } = this.idle;
    clearTimeout(timer);
    this.idle = null;
    return process.hasEnded ? null : process;
  }

  private keep(reader: Reader): void {
    this.takeIdle()?.kill();
    const timer = setTimeout(() => this.takeIdle()?.kill(), readerLimits.idleTime);
    timer.unref();
    this.idle = { process: reader, timer };
  }
}

const timeLimit = (work: number) => ({
  start: readerLimits.startTime,
  work,
  extension: (report: ReaderReport): number =>
    report.kind === 'work' ? report.packedBytes / readerLimits.bytesPerMillisecond : 0,
});

function isLate(thrown: unknown): boolean {
  return thrown instanceof NoAnswer && thrown.why === 'late';
}

/** The package is only blamed once its reader was ready. */
function raise(thrown: unknown, path: string): never {
  if (!(thrown instanceof NoAnswer)) throw thrown;
  const { why } = thrown;
  if (why === 'not-started') return fail('unexpected', message('error.unexpected.package-reader'));
  return refuseFor(path)('package-unsafe', (name) =>
    why === 'late'
      ? message('error.package-unsafe.timeout', {
          package: name,
          limit: { duration: readerLimits.timeAgain },
        })
      : // Nearly always it ran out of memory, by its own watchdog or V8's.
        message('error.package-unsafe.memory', {
          package: name,
          limit: { bytes: readerLimits.memory },
        }),
  );
}
