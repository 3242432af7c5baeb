import pLimit from 'p-limit';
import type { Clock } from '../ports';
import { NewResources } from './not-visible-yet';
import { RequestBudget } from './request-budget';
import type { TokenSource } from './token';

/** More concurrency has never been seen to help, and Apple counts per key (app-store-connect.md, requests 10). */
const requestsAtOnce = 4;
/** Fraction of the hourly limit reserved for publishing; polling slows down first. */
const reserve = 0.1;

/** Everything that all requests of one key share, across runs: token, concurrency limit, pauses. */
export class RateLimiter {
  private readonly turns = pLimit(requestsAtOnce);
  private pausedUntil = 0;
  /** Whether the API itself has ever responded here: if so, the address is right. */
  hasAnswered = false;
  /** Shared because another request of the same key may be the one that gets the 404. */
  readonly newcomers: NewResources;
  readonly budget: RequestBudget;
  private left: { limit: number; remaining: number; at: number } | null = null;

  constructor(
    readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {
    this.newcomers = new NewResources(clock);
    this.budget = new RequestBudget(clock);
  }

  /** Runs one request when it is next. */
  take<T>(request: () => Promise<T>): Promise<T> {
    return this.turns(request);
  }

  /** Delays all requests with this key by at least this many milliseconds. */
  pause(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.monotonic() + milliseconds);
  }

  /** Milliseconds left of a pause; 0 when there is none. */
  get pauseLeft(): number {
    return Math.max(0, this.pausedUntil - this.clock.monotonic());
  }

  /** "Try now": the user knows better than the timer. */
  endPause(): void {
    this.pausedUntil = 0;
  }

  /**
   * Reads Apple's hourly count, such as `user-hour-lim:3600;user-hour-rem:3500;` (app-store-connect.md, requests 8).
   */
  learn(header: string | null): void {
    const limit = Number(/user-hour-lim:(\d+)/.exec(header ?? '')?.[1]);
    const remaining = Number(/user-hour-rem:(\d+)/.exec(header ?? '')?.[1]);
    if (limit > 0 && Number.isFinite(remaining))
      this.left = { limit, remaining, at: this.clock.monotonic() };
    if (limit > 0) this.budget.learn(limit);
  }

  /** Whether only the reserve of the hourly limit is left: polling must slow down. */
  get isScarce(): boolean {
    if (!this.left || this.clock.monotonic() - this.left.at > 60 * 60_000) return false;
    return this.left.remaining < this.left.limit * reserve;
  }
}
