/** The saved reading of a clock, for a world that outlives its server. All in milliseconds. */
export interface ClockReading {
  wall: number;
  world: number;
  /** How far it was advanced by hand, in total. */
  turned: number;
}

/**
 * The world's clock: wall time, run `speed` times faster and advanced by hand. It drives uploads, builds and reviews.
 * Tokens, the `Date` header and part addresses use wall time.
 */
export interface WorldClock {
  readonly speed: number;
  /** Milliseconds; never goes backwards. */
  now(): number;
  /** The date that people read: wall time plus whatever the clock was advanced by hand. */
  calendar(): Date;
  /** Advances the clock at once. */
  advance(milliseconds: number): void;
  /** Resolves after that much world time, or at once when the clock is stopped. */
  wait(milliseconds: number): Promise<void>;
  reading(): ClockReading;
  /** Releases every waiter. */
  stop(): void;
}

interface Waiter {
  until: number;
  go(): void;
  timer?: NodeJS.Timeout;
}

/** `earlier` resumes a saved world: the time since then counts at this clock's speed. */
export function startClock(speed: number, earlier?: ClockReading): WorldClock {
  const begin = Date.now();
  let turned = earlier?.turned ?? 0;
  let base = begin + turned;
  if (earlier) base = earlier.world + Math.max(0, begin - earlier.wall) * speed;
  let advancedBy = 0;
  let latest = base;
  const waiters = new Set<Waiter>();

  // A wall clock that is set back must not turn builds back into uploads.
  const now = () => {
    latest = Math.max(latest, base + advancedBy + (Date.now() - begin) * speed);
    return latest;
  };

  function look(waiter: Waiter): void {
    clearTimeout(waiter.timer);
    const left = waiter.until - now();
    if (left <= 0) {
      waiters.delete(waiter);
      waiter.go();
      return;
    }
    waiter.timer = setTimeout(() => look(waiter), Math.min(left / speed + 1, 60_000));
  }

  return {
    speed,
    now,
    calendar: () => new Date(Date.now() + turned),
    advance(milliseconds) {
      turned += milliseconds;
      advancedBy += milliseconds;
      for (const waiter of [...waiters]) look(waiter);
    },
    wait: (milliseconds) =>
      new Promise((go) => {
        const waiter: Waiter = { until: now() + milliseconds, go };
        waiters.add(waiter);
        look(waiter);
      }),
    reading: () => ({ wall: Date.now(), world: now(), turned }),
    stop() {
      for (const waiter of waiters) {
        clearTimeout(waiter.timer);
        waiter.go();
      }
      waiters.clear();
    },
  };
}
