import { TroubleError, trouble } from '#shared/raise';
import { refuseFor } from '../refusal';
import { readerLimits } from './reader-limits';
import type { ReaderOrder, ReaderReport } from './reader-messages';
import type { ReadingProcess } from './reading-process';
import { TimeLimit } from './time-limit';

/** How an order ends when its process does not have to be ended. */
export type Ended = Exclude<ReaderReport, { kind: 'ready' | 'work' }>;

/** One process, and the limits that it is held to. */
export class Reader {
  hasEnded = false;
  private isReady = false;
  private hear: (report: ReaderReport | { kind: 'exit' }) => void = () => undefined;

  constructor(private readonly process: ReadingProcess) {
    process.onReport((report) => {
      if (report.kind === 'ready') this.isReady = true;
      this.hear(report);
    });
    process.onExit(() => {
      this.hasEnded = true;
      this.hear({ kind: 'exit' });
    });
  }

  /** One order at a time. Rejects with trouble, or the signal's reason, when the process had to be ended. */
  async read(order: ReaderOrder, signal?: AbortSignal): Promise<Ended> {
    const { promise, stop } = this.answer(order);
    const abort = (): void => stop(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await promise;
    } catch (error) {
      this.end();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.hear = () => undefined;
    }
  }

  /** Lets the program end although this process is still there. */
  rest(): void {
    this.process.hold(false);
  }

  end(): void {
    this.hasEnded = true;
    this.process.kill();
  }

  private answer(order: ReaderOrder): {
    promise: Promise<Ended>;
    stop: (reason: unknown) => void;
  } {
    let stop: (reason: unknown) => void = () => undefined;
    const limit = new TimeLimit(() => stop(this.isReady ? tookTooLong(order.path) : notStarted()));
    const promise = new Promise<Ended>((resolve, reject) => {
      stop = reject;
      this.hear = (report) => {
        if (report.kind === 'ready') limit.begin();
        else if (report.kind === 'work') limit.extend(report.packedBytes);
        else if (report.kind === 'exit')
          reject(this.isReady ? brokeDown(order.path) : notStarted());
        else resolve(report);
      };
      if (this.isReady) limit.begin();
      this.process.hold(true);
      this.process.say(order);
    }).finally(() => limit.clear());
    return { promise, stop: (reason) => stop(reason) };
  }
}

const seconds = readerLimits.time / 1000;
const megabytes = readerLimits.memory / 1024 ** 2;

function tookTooLong(path: string): unknown {
  return refused(path, `takes longer to read than ${seconds} seconds, and reading it was ended.`);
}

/** Nearly always the process ran out of memory, by its own watch or by V8's. */
function brokeDown(path: string): unknown {
  return refused(
    path,
    `made the process that reads it break down, most likely by taking more than ${megabytes} MB.`,
  );
}

function refused(path: string, what: string): unknown {
  try {
    return refuseFor(path)('package-unsafe', what);
  } catch (error) {
    return error;
  }
}

function notStarted(): TroubleError {
  return new TroubleError(
    trouble('unexpected', 'The process that reads packages could not be started.'),
  );
}
