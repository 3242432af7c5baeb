import { EventEmitter } from 'node:events';
import type { RunWait, WaitReason } from '#shared/domain/publish-run';
import type { Text } from '#shared/words/message';
import { joinSignals } from './join-signals';
import type { Clock } from './ports';

/** Why a run waits, and how long until the next attempt; null when only an external change helps. */
export interface WaitFor {
  reason: WaitReason;
  sentence: Text;
  forMs: number | null;
}

/** Where the work of a run reports that it has to wait. A person may end any wait with "Try now". */
export class RunWaits {
  private readonly tryNowSignal = new EventEmitter().setMaxListeners(0);
  private readonly standing = new Set<RunWait>();

  constructor(
    private readonly clock: Clock,
    private readonly onChanged: () => void = () => undefined,
  ) {}

  /** The current wait: the oldest of several. */
  get current(): RunWait | null {
    return [...this.standing][0] ?? null;
  }

  /** Shows a wait until the returned function is called. A wait for the same reason keeps its start time. */
  show({ reason, sentence, forMs }: WaitFor): () => void {
    const now = this.clock.now();
    const same = [...this.standing].find((one) => one.reason === reason);
    const wait: RunWait = {
      reason,
      sentence,
      since: same?.since ?? now.toISOString(),
      until: forMs === null ? null : new Date(now.getTime() + forMs).toISOString(),
    };
    this.standing.add(wait);
    this.onChanged();
    return () => {
      if (this.standing.delete(wait)) this.onChanged();
    };
  }

  /** Waits without showing it. Returns true when "Try now" ended it; rejects with the signal's reason. */
  async pause(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    const early = new AbortController();
    const stopListening = this.onTryNow(() => early.abort());
    const ends = joinSignals(signal, early.signal);
    try {
      await this.clock.sleep(milliseconds, ends.signal);
      return false;
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!early.signal.aborted) throw thrown;
      return true;
    } finally {
      stopListening();
      ends.release();
    }
  }

  /** Ends every wait at once. */
  tryNow(): void {
    this.tryNowSignal.emit('try-now');
  }

  /** Returns a function that stops listening. */
  onTryNow(listener: () => void): () => void {
    this.tryNowSignal.on('try-now', listener);
    return () => this.tryNowSignal.off('try-now', listener);
  }
}
