import pLimit from 'p-limit';
import type { Clock } from '../ports';
import type { TokenSource } from './token';

/** More at once was never seen to help, and Apple counts by key. */
const requestsAtOnce = 4;
/** This part of the hour's requests is kept for what publishes; looking slows down first. */
const reserve = 0.1;

/** What all requests of one key share, whichever run they belong to: its token, its turns, its pauses. */
export class KeyLine {
  private readonly turns = pLimit(requestsAtOnce);
  private pausedUntil = 0;
  /** Whether the API itself has ever answered here: then the address is right. */
  hasAnswered = false;
  private left: { limit: number; remaining: number; at: number } | null = null;

  constructor(
    readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {}

  /** Runs one request when its turn has come. */
  take<T>(request: () => Promise<T>): Promise<T> {
    return this.turns(request);
  }

  /** Nobody with this key asks again before so many milliseconds have passed. */
  pause(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.monotonic() + milliseconds);
  }

  /** Milliseconds that are left of a pause; 0 when none holds. */
  get pauseLeft(): number {
    return Math.max(0, this.pausedUntil - this.clock.monotonic());
  }

  /** "Try now": a person knows better than the clock. */
  endPause(): void {
    this.pausedUntil = 0;
  }

  /** Reads Apple's count of the hour, such as `user-hour-lim:3600;user-hour-rem:3500;`. */
  learn(header: string | null): void {
    const limit = Number(/user-hour-lim:(\d+)/.exec(header ?? '')?.[1]);
    const remaining = Number(/user-hour-rem:(\d+)/.exec(header ?? '')?.[1]);
    if (limit > 0 && Number.isFinite(remaining))
      this.left = { limit, remaining, at: this.clock.monotonic() };
  }

  /** Whether only the reserve of the hour's requests is left: then looking has to become rare. */
  get isScarce(): boolean {
    if (!this.left || this.clock.monotonic() - this.left.at > 60 * 60_000) return false;
    return this.left.remaining < this.left.limit * reserve;
  }
}
