import type { Clock } from '../ports';

/** IDs that fit into one address. */
const idsAtOnce = 50;
/** Milliseconds that a read waits for others, for each run that shares the key. */
const waitForEach = 150;
const longestWaitMs = 10_000;

interface Named {
  id: string;
}

interface Waiting<T> {
  id: string;
  resolve: (found: T | null) => void;
  reject: (thrown: unknown) => void;
}

/** Reads of the same kind by many waiting runs of one key, fifty of them with one request. */
export class JoinedReads<T extends Named> {
  private waiting: Waiting<T>[] = [];
  private readonly timers = new Set<AbortController>();

  constructor(private readonly clock: Clock) {}

  /**
   * Null for what `together` does not list. `runs`: how many share the key. Raises what `together` raises, and the
   * signal's reason.
   */
  read(
    id: string,
    {
      runs,
      together,
      signal,
    }: {
      runs: number;
      together: (ids: readonly string[]) => Promise<readonly T[]>;
      signal: AbortSignal;
    },
  ): Promise<T | null> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting = this.waiting.filter((one) => one !== own);
        // Nobody waits any more.
        if (this.waiting.length === 0) for (const timer of this.timers) timer.abort();
        reject(signal.reason as Error);
      };
      const end = (): void => signal.removeEventListener('abort', leave);
      const own: Waiting<T> = {
        id,
        resolve: (found) => {
          end();
          resolve(found);
        },
        reject: (thrown) => {
          end();
          reject(thrown);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(own);
      if (this.waiting.length === 1) void this.sendSoon(together, runs);
    });
  }

  private async sendSoon(
    together: (ids: readonly string[]) => Promise<readonly T[]>,
    runs: number,
  ): Promise<void> {
    const timer = new AbortController();
    this.timers.add(timer);
    await this.clock
      .sleep(Math.min(longestWaitMs, waitForEach * runs), timer.signal)
      .catch(() => undefined);
    this.timers.delete(timer);
    const due = this.waiting;
    this.waiting = [];
    for (let from = 0; from < due.length; from += idsAtOnce) {
      const some = due.slice(from, from + idsAtOnce);
      try {
        const found = await together([...new Set(some.map(({ id }) => id))]);
        for (const { id, resolve } of some) resolve(found.find((one) => one.id === id) ?? null);
      } catch (thrown) {
        for (const { reject } of some) reject(thrown);
      }
    }
  }
}
