import { Bell, waitOr } from './bell';

const largestPiece = 1024 * 1024;
const smallestPiece = 16 * 1024;
/** Pieces a second: small ones make an even flow. */
const pieces = 16;
/** A busy computer wakes late; so much of what it missed is made up for. */
const catchUpMs = 250;

/** Keeps all lanes together to so many bytes a second. A piece takes its place in time, the next one the place after it. */
export class Throttle {
  private freeAt = performance.now();
  private readonly changed = new Bell();

  constructor(private rate: number | null) {}

  get isOn(): boolean {
    return this.rate !== null;
  }

  /** The largest number of bytes that should go out in one go. */
  get piece(): number {
    if (this.rate === null) return largestPiece;
    return Math.min(largestPiece, Math.max(smallestPiece, Math.round(this.rate / pieces)));
  }

  /** Whoever waits finds a new place. */
  set(bytesPerSecond: number | null): void {
    if (bytesPerSecond === this.rate) return;
    this.rate = bytesPerSecond;
    this.freeAt = performance.now();
    this.changed.ring();
  }

  /** Resolves when so many bytes may go; rejects with the signal's reason. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    while (this.rate !== null) {
      const { rate } = this;
      const now = performance.now();
      const begin = Math.max(this.freeAt, now - catchUpMs);
      this.freeAt = begin + (bytes / rate) * 1000;
      if (begin > now) await waitOr(begin - now, this.changed, signal);
      if (this.rate === rate) return;
    }
  }
}
