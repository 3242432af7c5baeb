import { EventEmitter } from 'node:events';

const largestPiece = 1024 * 1024;
const smallestPiece = 16 * 1024;
/** Chunks per second: small ones make an even flow. */
const pieces = 16;
/** A busy computer's timers fire late; up to this much of the delay is made up for. */
const catchUpMs = 250;

/**
 * Limits all connections together to this many bytes per second. Each chunk reserves its time, the next one the
 * time after it.
 */
export class Throttle {
  private freeAt = performance.now();
  private readonly changed = new AsyncSignal();

  constructor(private rate: number | null) {}

  get isOn(): boolean {
    return this.rate !== null;
  }

  /** The largest number of bytes that should be sent at once. */
  get piece(): number {
    if (this.rate === null) return largestPiece;
    return Math.min(largestPiece, Math.max(smallestPiece, Math.round(this.rate / pieces)));
  }

  /** Waiting chunks reserve a new time. */
  set(bytesPerSecond: number | null): void {
    if (bytesPerSecond === this.rate) return;
    this.rate = bytesPerSecond;
    this.freeAt = performance.now();
    this.changed.ring();
  }

  /** Resolves when this many bytes may be sent; rejects with the signal's reason. */
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

/** Ends waits early, all of them at once. */
export class AsyncSignal {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  ring(): void {
    this.emitter.emit('ring');
  }

  /** Returns a function that stops listening. */
  listen(listener: () => void): () => void {
    this.emitter.on('ring', listener);
    return () => this.emitter.off('ring', listener);
  }
}

/** Waits this many milliseconds, or until `early` rings; null for `early` alone. Rejects with the signal's reason. */
export function waitOr(
  milliseconds: number | null,
  early: AsyncSignal,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const end = (settle: () => void) => (): void => {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', stopped);
      settle();
    };
    const stopped = end(() => reject(signal.reason as Error));
    const over = end(resolve);
    const timer = milliseconds === null ? undefined : setTimeout(over, milliseconds);
    const stopListening = early.listen(over);
    signal.addEventListener('abort', stopped, { once: true });
  });
}
