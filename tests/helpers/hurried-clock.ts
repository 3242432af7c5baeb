import { type Clock, systemClock } from '../../src-main/engine/ports';

/**
 * A clock whose waits are `factor` times shorter, and count in full: limits and delays by the monotonic
 * clock pass as if the whole time had been waited. Wall time is unchanged.
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
