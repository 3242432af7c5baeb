import type { Clock } from '../ports';

const minute = 60_000;
/** Apple's hourly limit of a key, unless its answers name another one (app-store-connect.md, requests 8). */
const usualPerHour = 3_600;
/** Fewer runs than this never come near the limit. */
const fewRuns = 4;

/**
 * Keeps many runs of one key within its share of a minute: 70 builds in processing may ask no more often than a few do.
 * It only counts while more than a few runs work with the key.
 */
export class RequestBudget {
  private runs = 0;
  private polling = 0;
  private readonly sent: number[] = [];
  private queue: Promise<void> = Promise.resolve();
  private perHour = usualPerHour;

  constructor(private readonly clock: Clock) {}

  /** A run begins to work with the key. Returns a function that ends that. */
  join(): () => void {
    this.runs += 1;
    let isIn = true;
    return () => {
      if (isIn) this.runs -= 1;
      isIn = false;
    };
  }

  /** A run polls with requests of its own. Returns a function that ends that. */
  poll(): () => void {
    this.polling += 1;
    let isIn = true;
    return () => {
      if (isIn) this.polling -= 1;
      isIn = false;
    };
  }

  /** Milliseconds between two polls of one run, so that all of them together take half of the budget. */
  get leastPollMs(): number {
    return this.isShared ? (this.polling * minute * 2) / this.perMinute : 0;
  }

  get isShared(): boolean {
    return this.runs > fewRuns;
  }

  /** How many runs share it. */
  get size(): number {
    return this.runs;
  }

  /** Requests in any 60 seconds. */
  get perMinute(): number {
    return Math.max(1, Math.floor(this.perHour / 60));
  }

  learn(perHour: number): void {
    if (perHour > 0) this.perHour = perHour;
  }

  /** Counts a request that does not wait, such as one that a person waits for. */
  count(): void {
    this.sent.push(this.clock.monotonic());
  }

  /** Resolves when the next request may go out, in the order of the calls; it is counted then. */
  take(signal?: AbortSignal): Promise<void> {
    if (!this.isShared) {
      this.count();
      return Promise.resolve();
    }
    const turn = this.queue.then(() => this.wait(signal));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async wait(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (let left = this.left(); left > 0 && this.isShared; left = this.left())
      await this.clock.sleep(left, signal);
    this.count();
  }

  /** Milliseconds until one of the last minute's requests is older than that; 0 if there is room. */
  private left(): number {
    const now = this.clock.monotonic();
    while (this.sent[0] !== undefined && now - this.sent[0] >= minute) this.sent.shift();
    const oldest = this.sent[this.sent.length - this.perMinute];
    return oldest === undefined ? 0 : Math.max(1, minute - (now - oldest));
  }
}
