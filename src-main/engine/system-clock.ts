import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './ports';

/** The computer's own clocks. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    await wait(milliseconds, undefined, signal ? { signal } : {}).catch((thrown) => {
      signal?.throwIfAborted();
      throw thrown;
    });
  },
};
