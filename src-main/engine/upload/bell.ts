import { EventEmitter } from 'node:events';

/** Ends waits early, all of them at once. */
export class Bell {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  ring(): void {
    this.emitter.emit('ring');
  }

  /** Returns what stops listening. */
  listen(listener: () => void): () => void {
    this.emitter.on('ring', listener);
    return () => this.emitter.off('ring', listener);
  }
}

/** Waits so many milliseconds, or until the bell rings; null for the bell alone. Rejects with the signal's reason. */
export function waitOr(
  milliseconds: number | null,
  bell: Bell,
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
    const stopListening = bell.listen(over);
    signal.addEventListener('abort', stopped, { once: true });
  });
}
