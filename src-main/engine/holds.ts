import { EventEmitter } from 'node:events';
import type { Hold, HoldReason } from '#shared/domain/publish-run';
import type { Clock } from './ports';

/** What stands in the way, and how long until it is tried again; null when only a change from outside helps. */
export interface HoldUp {
  reason: HoldReason;
  sentence: string;
  forMs: number | null;
}

/** Where whoever works for a run says that it has to wait. A person may end any wait by "Try now". */
export class Holds {
  private readonly bell = new EventEmitter().setMaxListeners(0);
  private readonly standing = new Set<Hold>();

  constructor(
    private readonly clock: Clock,
    private readonly onChanged: () => void = () => undefined,
  ) {}

  /** What holds the run up just now: the oldest of several. */
  get current(): Hold | null {
    return [...this.standing][0] ?? null;
  }

  /** Shows a hold until the returned function is called. A hold of the same reason keeps its beginning. */
  show({ reason, sentence, forMs }: HoldUp): () => void {
    const now = this.clock.now();
    const same = [...this.standing].find((one) => one.reason === reason);
    const hold: Hold = {
      reason,
      sentence,
      since: same?.since ?? now.toISOString(),
      until: forMs === null ? null : new Date(now.getTime() + forMs).toISOString(),
    };
    this.standing.add(hold);
    this.onChanged();
    return () => {
      if (this.standing.delete(hold)) this.onChanged();
    };
  }

  /** Waits without a word. True when "Try now" ended it; rejects with the signal's reason. */
  async pause(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    const early = new AbortController();
    const stopListening = this.onTryNow(() => early.abort());
    const ends = signal ? AbortSignal.any([signal, early.signal]) : early.signal;
    try {
      await this.clock.sleep(milliseconds, ends);
      return false;
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!early.signal.aborted) throw thrown;
      return true;
    } finally {
      stopListening();
    }
  }

  /** Ends every wait at once. */
  tryNow(): void {
    this.bell.emit('try-now');
  }

  /** Returns what stops listening. */
  onTryNow(listener: () => void): () => void {
    this.bell.on('try-now', listener);
    return () => this.bell.off('try-now', listener);
  }
}
