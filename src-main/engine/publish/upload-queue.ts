import { message } from '#shared/words/message';
import { fullSentence, isFull } from '../storage/on-disk';
import type { RunWaits } from '../waits';

interface Waiting {
  begin: () => void;
}

/**
 * Lets one run upload at a time, in request order: two concurrent uploads only share the
 * bandwidth, and both testers wait longer. Everything without an upload runs in parallel.
 */
export class UploadQueue {
  private holder: string | null = null;
  private readonly queue: Waiting[] = [];

  /** Runs `work` when it is next. Rejects with the signal's reason while it still waits. */
  async take<T>(
    turn: { name: string; waits: RunWaits; signal: AbortSignal },
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

  private async wait({ name, waits, signal }: Parameters<UploadQueue['take']>[0]): Promise<void> {
    signal.throwIfAborted();
    if (this.holder === null) {
      this.holder = name;
      return;
    }
    const release = waits.show({
      reason: 'turn',
      sentence: message('wait.turn', { build: this.holder }),
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

const lookEveryMs = 5_000;

/**
 * Stores something, and waits for space as long as the disk is full. Other errors are thrown at once. When
 * the signal aborts, the storage error is thrown.
 */
export async function retryWhenDiskHasSpace<T>(
  store: () => Promise<T>,
  folder: string,
  waits: RunWaits,
  signal: AbortSignal,
): Promise<T> {
  let release: (() => void) | null = null;
  try {
    for (;;) {
      try {
        return await store();
      } catch (thrown) {
        if (!isFull(thrown) || signal.aborted) throw thrown;
        release ??= waits.show({
          reason: 'disk-full',
          sentence: message('wait.disk-full', { words: await fullSentence(folder) }),
          forMs: null,
        });
        await waits.pause(lookEveryMs, signal).catch(() => {
          throw thrown;
        });
      }
    }
  } finally {
    release?.();
  }
}
