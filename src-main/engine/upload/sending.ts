import { raise } from '#shared/raise';
import { md5InTag } from './entity-tag';
import type { PartChecker } from './part-checker';
import { PartTries } from './part-tries';
import { type PartSurroundings, sendUntilTaken } from './send-until-taken';
import type { ByteRange, LineHold, SendOrder, Sent } from './worker-messages';

/** Who hears how it goes. */
export interface SendEars {
  /** Bytes that went out; negative when a try is taken back. */
  onSent(bytes: number): void;
  onStored(part: ByteRange): void;
  onHeld(hold: LineHold): void;
  onMoving(): void;
}

/** One go at all parts of an order: as many at once as the limit says. */
export class Sending {
  private readonly queue: PartTries[];
  private readonly lanes = new Set<Promise<void>>();
  /** Parts that the storage has taken and whose checksum is not known yet. */
  private readonly checks = new Set<Promise<void>>();
  private readonly around: PartSurroundings;
  private stored = 0;
  private retries = 0;
  private isExpired = false;

  constructor(
    { parts }: SendOrder,
    private readonly ears: SendEars,
    private readonly checker: PartChecker,
    around: Omit<PartSurroundings, 'onRetry'>,
  ) {
    this.queue = parts.map((part) => new PartTries(part, () => this.stored));
    this.around = { ...around, onRetry: () => this.countRetry() };
  }

  async run(stop: AbortController): Promise<Sent> {
    try {
      await this.around.file.assertUnchanged();
      for (;;) {
        stop.signal.throwIfAborted();
        this.fillLanes(stop.signal);
        if (this.lanes.size + this.checks.size === 0) break;
        await Promise.race([...this.lanes, ...this.checks]);
      }
      await this.around.file.assertUnchanged();
      return { outcome: this.isExpired ? 'expired' : 'stored', retries: this.retries };
    } catch (thrown) {
      // Nothing may be sent after the trouble is told.
      if (!stop.signal.aborted) stop.abort(thrown);
      await Promise.allSettled(this.lanes);
      throw thrown;
    }
  }

  private fillLanes(signal: AbortSignal): void {
    while (!this.isExpired && this.lanes.size < this.around.limit.current) {
      const next = this.queue.shift();
      if (!next) return;
      keepWhileRunning(this.lanes, this.work(next, signal));
    }
  }

  private async work(tries: PartTries, signal: AbortSignal): Promise<void> {
    const sent = await sendUntilTaken(tries, this.around, signal);
    if (sent.outcome === 'expired') {
      this.isExpired = true;
      return;
    }
    const md5 = md5InTag(sent.entityTag);
    if (md5 === null) this.keep(tries);
    else keepWhileRunning(this.checks, this.check(tries, md5));
  }

  /** The storage has named the checksum of what it holds. Another one than the file's means: send it again. */
  private async check(tries: PartTries, md5: string): Promise<void> {
    const { part } = tries;
    if (part.length === 0 || (await this.checker.md5(part)) === md5) return this.keep(tries);
    await this.around.file.assertUnchanged();
    this.ears.onSent(-part.length);
    this.countRetry();
    tries.burn(false);
    if (tries.isSpent) {
      raise(
        'upload-refused',
        `What the storage holds of bytes ${part.offset} to ${part.offset + part.length} differs from the file.`,
      );
    }
    this.queue.unshift(tries);
  }

  private keep({ part }: PartTries): void {
    this.stored += 1;
    this.ears.onStored(part);
  }

  private countRetry(): void {
    this.retries += 1;
  }
}

/** Rejections are met by whoever races what is running. */
function keepWhileRunning(running: Set<Promise<void>>, work: Promise<void>): void {
  running.add(work);
  const forget = (): unknown => running.delete(work);
  work.then(forget, () => undefined);
}
