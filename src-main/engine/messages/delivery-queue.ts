import type { MessageDestination, SentMessage } from '#shared/domain/team-messages';
import { toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock, Logger } from '../ports';
import { lockFolder } from '../storage/folder-lock';
import type { Outbox } from './outbox';
import type { PostOutcome } from './post-message';

/** Pauses between attempts; the last one is repeated. */
const backoffMs = [5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);
/** A message that was not accepted for this long, and after each of these pauses, is given up. */
const giveUpAfterMs = 24 * 60 * 60_000;
/** Another process sends; it is asked again soon whether it still does. */
const otherSenderMs = 1000;
/** A clock that was set back would otherwise leave a message for years. */
const longestWaitMs = 60 * 60_000;

interface DeliveryQueueParts {
  folder: string;
  outbox: Outbox;
  clock: Clock;
  log: Logger;
  /** Null once it was paused or deleted. */
  destination(): Promise<MessageDestination | null>;
  post(
    destination: MessageDestination,
    sent: SentMessage,
    signal: AbortSignal,
  ): Promise<PostOutcome>;
  onChanged(): void;
}

/**
 * Sends the messages of one destination, one at a time and in their order. A message that is not accepted keeps the
 * later ones waiting: they belong to the same service, and those of a run must not overtake each other.
 */
export class DeliveryQueue {
  private working: Promise<void> | null = null;
  private isAskedAgain = false;
  private isClosed = false;
  /** Does not wait for the time of the next attempt. */
  private isHurried = false;
  /** Ends a pause. */
  private pause = new AbortController();
  private readonly sending = new AbortController();
  /** Whether it waits for a later time, or for nothing at all. */
  isAtRest = true;

  constructor(private readonly parts: DeliveryQueueParts) {}

  /** Sends what waits; `now` also ends the pause after an attempt that failed. */
  kick(now = false): void {
    if (this.isClosed) return;
    if (now) {
      this.isHurried = true;
      this.pause.abort();
    }
    this.isAskedAgain = true;
    if (this.isResting()) return;
    this.isAtRest = false;
    this.working ??= this.work().finally(() => {
      this.working = null;
      this.isAtRest = true;
      if (this.isAskedAgain) this.kick();
    });
  }

  /** Nothing more begins; what is being sent has this long to be answered. */
  async close(graceMs: number): Promise<void> {
    this.isClosed = true;
    this.isAskedAgain = false;
    this.pause.abort();
    const { working } = this;
    if (working === null) return;
    const late = new AbortController();
    await Promise.race([
      working,
      this.parts.clock.sleep(graceMs, late.signal).catch(() => undefined),
    ]);
    late.abort();
    this.sending.abort();
    await working;
  }

  /** In a pause after an attempt: a new message waits like the others. */
  private isResting(): boolean {
    return this.working !== null && this.isAtRest && !this.pause.signal.aborted;
  }

  private async work(): Promise<void> {
    try {
      while (!this.isClosed) {
        this.isAskedAgain = false;
        const destination = await this.parts.destination();
        const next = destination === null ? null : nextOf(this.parts.outbox.read());
        if (destination === null || next === null) return;
        const waitMs = this.waitOf(next);
        if (waitMs > 0) await this.rest(waitMs);
        else if (!(await this.sendLocked(destination))) {
          this.isHurried = false;
          await this.rest(otherSenderMs);
        }
      }
    } catch (thrown) {
      // A message never disturbs what it is about: it stays queued.
      this.parts.log.warn('messages were not sent', { error: toAppError(thrown).code });
    }
  }

  private waitOf({ nextAt }: SentMessage): number {
    if (nextAt === null || this.isHurried) return 0;
    return Math.min(Date.parse(nextAt) - this.parts.clock.now().getTime(), longestWaitMs);
  }

  private async rest(ms: number): Promise<void> {
    this.pause = new AbortController();
    if (this.isClosed || this.isHurried) return;
    this.isAtRest = true;
    await this.parts.clock.sleep(ms, this.pause.signal).catch(() => undefined);
    this.isAtRest = false;
  }

  /** False when another process sends. */
  private async sendLocked(destination: MessageDestination): Promise<boolean> {
    const lock = await lockFolder(this.parts.folder);
    if (lock.kind === 'in-use') return false;
    try {
      // Read again: another process may have sent it.
      const next = nextOf(this.parts.outbox.read());
      if (next !== null && this.waitOf(next) <= 0) await this.sendOne(destination, next);
      this.isHurried = false;
      return true;
    } finally {
      await lock.release();
    }
  }

  private async sendOne(destination: MessageDestination, next: SentMessage): Promise<void> {
    const { outbox, clock, onChanged } = this.parts;
    const { id } = next.fact;
    const at = (): string => clock.now().toISOString();
    // Who had the lock was killed before the answer. A receiver of JSON recognizes the message by its ID.
    if (next.state === 'sending' && destination.service !== 'json') {
      outbox.append({
        type: 'unknown',
        at: at(),
        id,
        reason: message('messages.reason.interrupted'),
      });
      return onChanged();
    }
    outbox.append({ type: 'sending', at: at(), id });
    onChanged();
    const outcome = await this.parts.post(destination, next, this.sending.signal).catch(() => null);
    // Slipway ends, and the next start finds a message without an answer.
    if (outcome === null) return;
    this.settle(next, destination, outcome, at());
    onChanged();
  }

  private settle(
    next: SentMessage,
    { service }: MessageDestination,
    outcome: PostOutcome,
    at: string,
  ): void {
    const { outbox, clock } = this.parts;
    const { id } = next.fact;
    if (outcome.kind === 'delivered') return outbox.append({ type: 'delivered', at, id });
    const { reason } = outcome;
    if (outcome.kind === 'refused') return outbox.append({ type: 'failed', at, id, reason });
    if (outcome.kind === 'unknown' && service !== 'json')
      return outbox.append({ type: 'unknown', at, id, reason });
    const now = clock.now().getTime();
    // A computer that slept for a day has tried only once or twice.
    const isOld = now - Date.parse(next.queuedAt) > giveUpAfterMs;
    if (isOld && next.attempts >= backoffMs.length)
      return outbox.append({
        type: 'failed',
        at,
        id,
        reason: message('messages.reason.gave-up', { reason }),
      });
    const asked = outcome.kind === 'later' ? outcome.afterMs : null;
    const usual = backoffMs[Math.min(next.attempts, backoffMs.length - 1)] ?? 0;
    const nextAt = new Date(now + Math.min(asked ?? usual, giveUpAfterMs)).toISOString();
    outbox.append({ type: 'later', at, id, nextAt, reason });
  }
}

/** The first that is not settled. */
function nextOf(messages: readonly SentMessage[]): SentMessage | null {
  return messages.find(({ state }) => state === 'waiting' || state === 'sending') ?? null;
}
