import { type Clock, systemClock } from '../../src-main/engine/ports';

/** A clock that runs `factor` times faster, for many waits at once: they overlap as they would. Wall time is unchanged. */
export function scaledClock(factor: number): Clock {
  const begun = systemClock.monotonic();
  return {
    now: systemClock.now,
    monotonic: () => begun + (systemClock.monotonic() - begun) * factor,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / factor, signal),
  };
}
