import type { Clock } from '../../src-main/engine/ports';
import { systemClock } from '../../src-main/engine/system-clock';

/**
 * A clock whose waits are over `factor` times sooner, and count in full: limits and delays by the monotonic
 * clock come as if all of it had been waited. Wall time stays what it is.
 */
export function hurriedClock(factor: number): Clock {
  let skipped = 0;
  return {
    now: systemClock.now,
    monotonic: () => systemClock.monotonic() + skipped,
    async sleep(milliseconds, signal) {
      const waited = milliseconds / factor;
      await systemClock.sleep(waited, signal);
      skipped += milliseconds - waited;
    },
  };
}
