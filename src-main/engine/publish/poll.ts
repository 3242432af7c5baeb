import type { WaitReason } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, AppException } from '#shared/errors';
import { GivesWay, type StepContext } from './step';

/**
 * Milliseconds until the next poll: short while a change is likely, then increasingly long, with ten percent
 * jitter. Two hours of waiting cost about 175 requests of the 3,600 that a key has in an hour.
 */
function pollDelay(waitedMs: number): number {
  const steady = waitedMs < 5 * 60_000 ? 15_000 : waitedMs < 30 * 60_000 ? 30_000 : 60_000;
  const eager = Math.max(500, waitedMs / 3);
  return Math.min(steady, eager) * (0.95 + Math.random() * 0.1);
}

/** With the window hidden, half as many are enough. */
const hiddenFactor = 2;

/** The reserve of the key's hourly limit is kept for publishing. */
const scarceDelay = 5 * 60_000;

interface Limit {
  /** Wall time at which waiting stops, for display; it moves later when the computer has slept. */
  readonly at: Date;
  /** Whether it has been reached, by a monotonic clock. */
  reached(): boolean;
}

/**
 * A limit of this many minutes, counted from when waiting started or was resumed; `free` are the milliseconds of it
 * that do not count.
 */
export function limitOf(context: StepContext, minutes: number, free = () => 0): Limit {
  const left = (): number => minutes * 60_000 + free() - context.waitedMs();
  return {
    get at() {
      return new Date(context.clock.now().getTime() + left());
    },
    reached: () => left() <= 0,
  };
}

/** A limit of this many milliseconds from now, for what passes by a known time. */
export function limitFrom({ clock }: Pick<StepContext, 'clock'>, forMs: number): Limit {
  const begun = clock.monotonic();
  return {
    at: new Date(clock.now().getTime() + forMs),
    reached: () => clock.monotonic() - begun > forMs,
  };
}

/**
 * Polls until `look` returns a value. Null when the limit comes first: then waiting has
 * stopped, but nothing has failed.
 */
export async function pollUntil<T>(
  context: StepContext,
  limit: Limit | null,
  look: () => Promise<T | null>,
): Promise<T | null> {
  return pollWith(context, limit, look);
}

/**
 * The same for pure waiting, which survives errors: a key that is refused for a while, hours of errors at Apple, a
 * night without a network. The reason is shown meanwhile, and polling slows down.
 */
export async function waitUntil<T>(
  context: StepContext,
  limit: Limit | null,
  look: () => Promise<T | null>,
  /** Whether what is read is shared with other runs, so that it costs next to nothing. */
  isJoined = false,
): Promise<T | null> {
  const endurance = new Endurance(context);
  try {
    return await pollWith(context, limit, () => endurance.look(look), isJoined);
  } finally {
    endurance.end();
  }
}

async function pollWith<T>(
  context: StepContext,
  limit: Limit | null,
  look: () => Promise<T | null>,
  isJoined = false,
): Promise<T | null> {
  const begun = context.clock.monotonic();
  const { budget } = context.asc;
  const endPolling = isJoined ? () => undefined : budget.poll();
  try {
    for (;;) {
      if (isEarlierStepDue(context)) throw new GivesWay();
      const seen = await look();
      if (seen !== null) return seen;
      if (limit?.reached()) return null;
      const eager = pollDelay(context.clock.monotonic() - begun);
      const usual = context.pace() === 'hidden' ? hiddenFactor * eager : eager;
      const delay = isJoined ? usual : Math.max(usual, budget.leastPollMs);
      await context.waits.pause(context.asc.isScarce ? scarceDelay : delay, context.signal);
    }
  } finally {
    endPolling();
  }
}

/** Notes may be edited while a later step waits. */
function isEarlierStepDue({ record }: StepContext): boolean {
  const states = record.run.steps.map(({ progress }) => progress.state);
  const pending = states.indexOf('pending');
  return pending >= 0 && pending < states.indexOf('running');
}

/** Transient errors, with what is shown while they are waited out. */
const passing: Partial<Record<ErrorCode, WaitReason>> = {
  'network-unreachable': 'offline',
  'network-name-unknown': 'offline',
  'network-certificate': 'offline',
  'network-proxy': 'offline',
  'proxy-unreachable': 'offline',
  'server-error': 'server-error',
  'answer-unreadable': 'server-error',
  'answer-unexpected': 'server-error',
  'rate-limited': 'rate-limited',
  // Sometimes Apple refuses a good key for some minutes (fastlane/fastlane#19502, #19721).
  'key-refused': 'server-error',
};
const firstRestMs = 30_000;
const longestRestMs = 5 * 60_000;
/** A key counts as revoked once it has been refused constantly, for this long and this often. */
const revokedAfterMs = 5 * 60_000;
const revokedAfterTimes = 3;

/** The errors of one wait. */
class Endurance {
  private times = 0;
  private refusedSince: number | null = null;
  private refusals = 0;
  private release: (() => void) | null = null;

  constructor(private readonly context: StepContext) {}

  /** Also null when a transient error came instead of a response, after a pause. */
  async look<T>(look: () => Promise<T | null>): Promise<T | null> {
    try {
      const seen = await look();
      this.end();
      return seen;
    } catch (thrown) {
      const { signal, waits } = this.context;
      signal.throwIfAborted();
      if (!(thrown instanceof AppException)) throw thrown;
      const reason = passing[thrown.error.code];
      if (reason === undefined || this.isRevoked(thrown.error)) throw thrown;
      const forMs = Math.min(firstRestMs * 2 ** this.times, longestRestMs);
      this.times += 1;
      const before = this.release;
      this.release = waits.show({ reason, sentence: thrown.error.title, forMs });
      before?.();
      await waits.pause(forMs, signal);
      return null;
    }
  }

  end(): void {
    this.times = 0;
    this.refusals = 0;
    this.refusedSince = null;
    this.release?.();
    this.release = null;
  }

  private isRevoked({ code }: AppError): boolean {
    if (code !== 'key-refused') return false;
    const now = this.context.clock.monotonic();
    this.refusedSince ??= now;
    this.refusals += 1;
    return this.refusals > revokedAfterTimes && now - this.refusedSince > revokedAfterMs;
  }
}
