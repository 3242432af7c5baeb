/** A range was requested that has already passed, or too many ranges overlap. */
export class PassedError extends Error {
  override readonly name = 'PassedError';
}

/** A requested range of a stream. */
interface Wanted {
  start: number;
  end: number;
  /** Gets every chunk as it arrives. */
  take(piece: Buffer): void;
  /** Called after the last chunk; may request later ranges. */
  finish(): void;
}

/** Ranges of one stream that may overlap at one place; no real file comes near. */
const maxAtOnce = 64;

/**
 * Distributes ranges of a stream that is read once, so that a file of any size needs little memory.
 * A requested range beyond the end stays unfinished.
 */
export class PassingRanges {
  private position = 0;
  /** By start, in descending order, so that the next one is last. */
  private waiting: Wanted[] = [];
  private isSorted = true;
  private active: Wanted[] = [];

  /** `fail` gets what a consumer throws; its range is dropped and the others continue. */
  constructor(private readonly fail: (error: unknown) => void) {}

  /** Requests a range in chunks. Throws PassedError when it has already passed. */
  want(
    start: number,
    length: number,
    take: (piece: Buffer) => void,
    finish: () => void = () => undefined,
  ): void {
    if (start < this.position) throw new PassedError();
    this.waiting.push({ start, end: start + length, take, finish });
    this.isSorted = false;
  }

  /** Requests a range as one buffer; it must be small enough to hold. Throws PassedError when it has already passed. */
  wantWhole(start: number, length: number, use: (bytes: Buffer) => void): void {
    const pieces: Buffer[] = [];
    // Copied, since a slice would keep the whole chunk alive.
    const take = (piece: Buffer): void => void pieces.push(Buffer.from(piece));
    this.want(start, length, take, () => use(Buffer.concat(pieces)));
  }

  push(chunk: Buffer): void {
    const chunkStart = this.position;
    const chunkEnd = chunkStart + chunk.length;
    this.settle();
    while (this.position < chunkEnd) {
      const next = Math.min(chunkEnd, this.nextStart(), ...this.active.map(({ end }) => end));
      const piece = chunk.subarray(this.position - chunkStart, next - chunkStart);
      for (const wanted of this.active) this.guard(wanted, () => wanted.take(piece));
      this.position = next;
      this.settle();
    }
  }

  /** Starts and finishes all ranges at this position. */
  private settle(): void {
    for (let hasChanged = true; hasChanged; ) {
      while (this.nextStart() === this.position) this.begin();
      const ended = this.active.filter(({ end }) => end === this.position);
      if (ended.length > 0) this.active = this.active.filter(({ end }) => end !== this.position);
      for (const wanted of ended) this.guard(wanted, wanted.finish);
      hasChanged = ended.length > 0;
    }
  }

  private guard(wanted: Wanted, act: () => void): void {
    try {
      act();
    } catch (error) {
      wanted.take = () => undefined;
      wanted.finish = () => undefined;
      this.fail(error);
    }
  }

  private begin(): void {
    const wanted = this.waiting.pop();
    if (wanted === undefined) return;
    // Empty ranges overlap nothing: tables of real files end in many empty ranges, all at 0.
    if (wanted.start === wanted.end) return this.guard(wanted, wanted.finish);
    if (this.active.length < maxAtOnce) this.active.push(wanted);
    else this.fail(new PassedError());
  }

  private nextStart(): number {
    if (!this.isSorted) this.waiting.sort((a, b) => b.start - a.start);
    this.isSorted = true;
    return this.waiting.at(-1)?.start ?? Number.POSITIVE_INFINITY;
  }
}
