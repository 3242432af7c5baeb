import type { StepContext } from './step';

/**
 * Milliseconds until the next look: quick while a change is likely, then ever gentler, with a tenth of
 * jitter. Two hours of waiting cost about 175 requests of the 3,600 that a key has in an hour.
 */
export function pollDelay(waitedMs: number): number {
  const steady = waitedMs < 5 * 60_000 ? 15_000 : waitedMs < 30 * 60_000 ? 30_000 : 60_000;
  const eager = Math.max(500, waitedMs / 3);
  return Math.min(steady, eager) * (0.95 + Math.random() * 0.1);
}

/** While nobody looks, half as many will do. */
const hiddenFactor = 2;

/** Where only the reserve of the key's hour is left, it is kept for what publishes. */
const scarceDelay = 5 * 60_000;

export interface Limit {
  /** Wall time at which waiting stops, for people; later than it was said when the computer has slept. */
  readonly at: Date;
  /** Whether it has come, by a clock that only goes forward. */
  reached(): boolean;
}

/** A limit of so many minutes, counted from when waiting began or was taken up again. */
export function limitOf(context: StepContext, minutes: number): Limit {
  const left = (): number => minutes * 60_000 - context.waitedMs();
  return {
    get at() {
      return new Date(context.clock.now().getTime() + left());
    },
    reached: () => left() <= 0,
  };
}

/**
 * Looks again and again until `look` gives something. Null when the limit comes first: waiting has
 * stopped then, nothing has failed.
 */
export async function pollUntil<T>(
  context: StepContext,
  limit: Limit | null,
  look: () => Promise<T | null>,
): Promise<T | null> {
  const begun = context.clock.monotonic();
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    if (limit?.reached()) return null;
    const eager = pollDelay(context.clock.monotonic() - begun);
    const delay = context.pace() === 'hidden' ? hiddenFactor * eager : eager;
    await context.holds.pause(context.asc.isScarce ? scarceDelay : delay, context.signal);
  }
}
