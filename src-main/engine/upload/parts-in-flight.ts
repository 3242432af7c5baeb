import type { ByteRange } from '../../processes/uploader';
import type { ConcurrencyLimit } from './concurrency';

/** From this fraction of a part on, its speed is known well enough to start more. */
const measurableShare = 0.25;

interface PartInFlight {
  sent: number;
  era: number;
  /** Milliseconds by the monotonic clock. */
  beganAt: number;
  isMeasurable: boolean;
}

/** The parts whose bytes are being sent, by their offset. */
export class PartsInFlight {
  private readonly parts = new Map<number, PartInFlight>();

  constructor(
    private readonly limit: ConcurrencyLimit,
    /** A part has progressed enough for another one to start. */
    private readonly onRoom: () => void,
  ) {}

  begin({ offset }: ByteRange): void {
    const { era } = this.limit;
    this.parts.set(offset, { sent: 0, era, beganAt: performance.now(), isMeasurable: false });
  }

  /** Bytes that were sent; negative when an attempt is discarded. */
  count({ offset, length }: ByteRange, bytes: number): void {
    const part = this.parts.get(offset);
    if (!part) return;
    part.sent += bytes;
    if (part.sent >= length) {
      this.parts.delete(offset);
      this.onRoom();
    }
    if (part.isMeasurable || part.sent < length * measurableShare) return;
    part.isMeasurable = true;
    // Parts in flight are judged together: the newest one has to share with all the others.
    if ([...this.parts.values()].some(({ isMeasurable }) => !isMeasurable)) return;
    const seconds = (performance.now() - part.beganAt) / 1000;
    this.limit.quarterSent({ era: part.era, seconds });
    this.onRoom();
  }

  end({ offset }: ByteRange): void {
    this.parts.delete(offset);
  }

  /** Parts whose last byte has not been sent yet. */
  get size(): number {
    return this.parts.size;
  }
}
