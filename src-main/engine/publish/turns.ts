import type { Holds } from '../holds';

interface Waiting {
  begin: () => void;
}

/**
 * Lets one run send bytes at a time, in the order in which they asked: two uploads at once only share the
 * line, and both testers wait longer. All that needs no line goes on side by side.
 */
export class Turns {
  private holder: string | null = null;
  private readonly queue: Waiting[] = [];

  /** Does `work` when its turn has come. Rejects with the signal's reason while it still waits. */
  async take<T>(
    turn: { name: string; holds: Holds; signal: AbortSignal },
    work: () => Promise<T>,
  ): Promise<T> {
    await this.wait(turn);
    try {
      return await work();
    } finally {
      this.holder = null;
      this.queue.shift()?.begin();
    }
  }

  private async wait({ name, holds, signal }: Parameters<Turns['take']>[0]): Promise<void> {
    signal.throwIfAborted();
    if (this.holder === null) {
      this.holder = name;
      return;
    }
    const release = holds.show({
      reason: 'turn',
      sentence: `${this.holder} is being uploaded; this one is next after it.`,
      forMs: null,
    });
    try {
      await this.called(name, signal);
    } finally {
      release();
    }
  }

  private called(name: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          signal.removeEventListener('abort', leave);
          this.holder = name;
          resolve();
        },
      };
      const leave = (): void => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.queue.push(waiting);
    });
  }
}
