/** Says that a part was asked for that has gone by already, or that too many parts lie over one another. */
export class PassedError extends Error {
  override readonly name = 'PassedError';
}

/** A part of a stream that somebody waits for. */
interface Wanted {
  start: number;
  end: number;
  /** Gets every piece as it goes by. */
  take(piece: Buffer): void;
  /** Called when the last piece was taken; may ask for parts that come later. */
  finish(): void;
}

/** Parts of one stream that may overlap at one place; no real file comes near. */
const mostAtOnce = 64;

/**
 * Hands out parts of a stream that goes by once, so that a file of any size is read with little memory.
 * What was asked for and never came stays unfinished.
 */
export class PassingRanges {
  private position = 0;
  /** By start; the next one last. */
  private waiting: Wanted[] = [];
  private isSorted = true;
  private active: Wanted[] = [];

  /** `fail` hears what a taker throws; that part is given up and the others go on. */
  constructor(private readonly fail: (error: unknown) => void) {}

  /** Asks for a part in pieces. Raises PassedError when it has gone by. */
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

  /** Asks for a part as one; it must be small enough to be held. Raises PassedError when it has gone by. */
  wantWhole(start: number, length: number, use: (bytes: Buffer) => void): void {
    const pieces: Buffer[] = [];
    // Copied, since a piece would keep the whole chunk that it lies in.
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

  /** Begins and ends all that begins or ends here. */
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
    // Lies over nothing: tables of real files end in many empty places, all at 0.
    if (wanted.start === wanted.end) return this.guard(wanted, wanted.finish);
    if (this.active.length < mostAtOnce) this.active.push(wanted);
    else this.fail(new PassedError());
  }

  private nextStart(): number {
    if (!this.isSorted) this.waiting.sort((a, b) => b.start - a.start);
    this.isSorted = true;
    return this.waiting.at(-1)?.start ?? Number.POSITIVE_INFINITY;
  }
}
