/** Where a clock stood, for a world that outlives its server. Milliseconds throughout. */
export interface ClockReading {
  wall: number;
  world: number;
  /** How far it was turned by hand, in all. */
  turned: number;
}

/**
 * The world's clock: wall time, run `speed` times faster and turned forward by hand. What happens to
 * uploads, builds and reviews goes by it. Tokens, the `Date` header and part addresses go by wall time.
 */
export interface WorldClock {
  readonly speed: number;
  /** Milliseconds; only ever goes forward. */
  now(): number;
  /** What people read as the date: wall time plus whatever was turned by hand. */
  calendar(): Date;
  /** Turns the clock forward at once. */
  advance(milliseconds: number): void;
  /** Resolves when so much of the world's time has passed, or at once when the clock is stopped. */
  wait(milliseconds: number): Promise<void>;
  reading(): ClockReading;
  /** Lets every waiter go. */
  stop(): void;
}

interface Waiter {
  until: number;
  go(): void;
  timer?: NodeJS.Timeout;
}

/** `earlier` carries a saved world on: the time since then has passed at this clock's speed. */
export function startClock(speed: number, earlier?: ClockReading): WorldClock {
  const begin = Date.now();
  let turned = earlier?.turned ?? 0;
  let base = begin + turned;
  if (earlier) base = earlier.world + Math.max(0, begin - earlier.wall) * speed;
  let turnedHere = 0;
  let latest = base;
  const waiters = new Set<Waiter>();

  // A wall clock that is set back must not turn builds back into uploads.
  const now = () => {
    latest = Math.max(latest, base + turnedHere + (Date.now() - begin) * speed);
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
      turnedHere += milliseconds;
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
