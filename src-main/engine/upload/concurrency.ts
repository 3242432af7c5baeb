/** On a merely fast network, more connections than this gain nothing. */
const enoughWhenQuick = 8;
const maxLanes = 16;
/** Errors reduce no upload below this; only a slow connection does. */
const fewestAfterErrors = 2;

/** Seconds. A quarter of a part sent within this time is fast, however many share the network. */
const quickQuarter = 0.1;
/** A network on which a quarter takes longer is slow: more connections are not tried on it. */
const slowQuarter = 1.5;
/** Parts that take this much longer than the first one share the bandwidth of one connection. */
const sharing = 1.5;
/**
 * Seconds that one part may take while several are sent at once. A pause lets parts finish for a moment and discards
 * the others, so this limits what it costs: with eight parts at once, less than one part.
 */
const longestPart = 3;

/** A larger gain than this is an improvement and not noise. */
const worthwhile = 1.15;
const readingsHeld = 12;
const readingsHeldAfterErrors = 3;
const readingsHeldWhenSlow = 2;
const longestHeld = 96;
/** Parts in one measurement; slow ones hardly vary, and waiting for three of them takes too long. */
const partsInReading = 3;
const slowPartsInReading = 1;
const backOff = 0.7;
const backOffPauseMs = 3_000;

/** One part, from its first byte to the response. */
interface AnsweredPart {
  /** The limit's `era` when the part was started. */
  era: number;
  bytes: number;
  seconds: number;
}

interface Reading {
  limit: number;
  /** Bytes per second of all parts together. */
  speed: number;
  /** Seconds that each part would take. */
  each: number;
}

/**
 * How many parts are sent at once. Starts with one and doubles while parts are sent quickly. After that it adjusts
 * only by parts that were started and answered under one limit: what a socket has accepted shows nothing about speed,
 * because the system's buffers swallow whole parts.
 *
 *   ramping ──> climbing (doubles while that pays) ──> resting ──> trying two more ──┐
 *                   │                                     ^────────────────────────────┘
 *                   └──> parts take too long: fewer, unless more connections prove to be faster
 */
export class ConcurrencyLimit {
  private readonly most: number;
  private limit: number;
  /** What the user's speed limit allows. */
  private ceiling = maxLanes;
  private best: Reading | null = null;
  /** The limit before fewer parts at once were tried. */
  private beforeFewer: Reading | null = null;
  /** Whether more connections have proved to be faster on this network. */
  private morePays = false;
  private secondsPerByte: number[] = [];
  private isRamping = true;
  /** How long the first part took for its first quarter. */
  private firstQuarter: number | null = null;
  /** Consecutive unsuccessful trials of more parts on a slow network. */
  private failures = 0;
  private isClimbing = true;
  private resting = 0;
  private backedOffAt = Number.NEGATIVE_INFINITY;
  private counted = 0;

  /** `partBytes`: the size of a typical part. `fixed` is for callers that know better; null to find out. */
  constructor(
    parts: number,
    private readonly partBytes: number,
    private readonly fixed: number | null,
  ) {
    this.most = Math.max(1, Math.min(fixed ?? maxLanes, parts));
    this.limit = fixed === null ? 1 : this.most;
  }

  get current(): number {
    return this.fixed === null ? Math.min(this.limit, this.ceiling) : this.limit;
  }

  /** Changes with the limit. */
  get era(): number {
    return this.counted;
  }

  /**
   * With one part at a time, the next may start once the bytes of this one are sent and only its response is
   * awaited.
   */
  get overlapsAnswers(): boolean {
    return this.fixed === null && this.current === 1 && this.most > 1;
  }

  /** The user's own limit, bytes per second of all parts together; null for none. */
  capAt(bytesPerSecond: number | null): void {
    const fitting =
      bytesPerSecond === null || this.partBytes === 0
        ? maxLanes
        : Math.floor((bytesPerSecond * longestPart) / this.partBytes);
    const ceiling = Math.min(maxLanes, Math.max(1, fitting));
    if (ceiling === this.ceiling) return;
    this.ceiling = ceiling;
    this.beginEra();
  }

  /** A quarter of the newest part has been sent, this many seconds after it was started. */
  quarterSent({ era, seconds }: { era: number; seconds: number }): void {
    if (!this.isRamping || era !== this.counted || this.fixed !== null) return;
    const first = this.firstQuarter;
    this.firstQuarter ??= seconds;
    const isAlone = first === null ? seconds <= slowQuarter : seconds <= sharing * first;
    if (seconds <= quickQuarter || isAlone) {
      const end = seconds <= quickQuarter ? enoughWhenQuick : maxLanes;
      this.isRamping = this.limit < Math.min(end, this.most);
      if (this.isRamping) this.moveTo(Math.min(end, this.limit * 2));
      return;
    }
    this.isRamping = false;
    if (first === null) this.rest(readingsHeldWhenSlow);
    else this.moveTo(this.limit / 2);
  }

  answered({ era, bytes, seconds }: AnsweredPart): void {
    // A slowdown by the user's limit shows nothing about the network.
    const isCapped = this.ceiling <= this.limit && this.ceiling < maxLanes;
    if (this.fixed !== null || era !== this.counted || bytes === 0 || isCapped) return;
    this.secondsPerByte.push(seconds / bytes);
    const { length } = this.secondsPerByte;
    const mean = this.secondsPerByte.reduce((sum, one) => sum + one, 0) / length;
    const each = mean * this.partBytes;
    const least = each > longestPart ? slowPartsInReading : partsInReading;
    if (length < Math.max(least, this.limit / 2)) return;
    this.secondsPerByte = [];
    this.isRamping = false;
    this.judge({ limit: this.limit, speed: this.limit / mean, each });
  }

  /** The network or the server is overloaded: a reset, a timeout, a 429 or a 503. `now` in milliseconds. */
  error(now: number): void {
    if (this.fixed !== null || now - this.backedOffAt < backOffPauseMs) return;
    this.backedOffAt = now;
    this.best = null;
    this.beforeFewer = null;
    this.isRamping = false;
    this.rest(readingsHeldAfterErrors);
    const fewest = Math.min(this.limit, fewestAfterErrors);
    this.moveTo(Math.max(fewest, Math.floor(this.limit * backOff)));
  }

  private judge(reading: Reading): void {
    if (this.beforeFewer) return this.judgeFewer(reading, this.beforeFewer);
    const isSlow = reading.each > longestPart;
    const pays = this.best !== null && reading.speed > worthwhile * this.best.speed;
    if (isSlow && pays) this.morePays = true;
    if (isSlow && reading.limit > 1 && !this.morePays) return this.tryFewer(reading);
    const more = this.isClimbing || isSlow ? reading.limit * 2 : reading.limit + 2;
    if (this.resting > 0) {
      this.resting -= 1;
      if (this.resting === 0) this.climbFrom(reading, more);
    } else if (!this.best || pays) {
      this.climbFrom(reading, more);
    } else {
      this.rest(readingsHeld);
      this.moveTo(Math.round((this.best.limit + reading.limit) / 2));
    }
  }

  /** Back to the previous limit if that was no slower; otherwise to half as many, to see whether that is. */
  private tryFewer(reading: Reading): void {
    const { best } = this;
    const isBack = best !== null && best.limit < reading.limit;
    this.beforeFewer = isBack ? null : reading;
    this.failures = isBack ? this.failures + 1 : 0;
    this.rest(Math.min(longestHeld, readingsHeld * 2 ** this.failures));
    this.moveTo(isBack ? best.limit : Math.floor(reading.limit / 2));
  }

  private judgeFewer(reading: Reading, before: Reading): void {
    this.beforeFewer = null;
    this.rest(readingsHeld);
    this.morePays = before.speed > worthwhile * reading.speed;
    this.best = this.morePays ? before : reading;
    this.moveTo(this.best.limit);
  }

  private climbFrom(reading: Reading, limit: number): void {
    this.best = reading;
    this.moveTo(limit);
    if (this.limit === reading.limit) this.rest(readingsHeld);
  }

  private rest(readings: number): void {
    this.isClimbing = false;
    this.resting = readings;
  }

  private moveTo(limit: number): void {
    const next = Math.min(this.most, Math.max(1, limit));
    if (next === this.limit) return;
    this.limit = next;
    this.beginEra();
  }

  private beginEra(): void {
    this.counted += 1;
    this.secondsPerByte = [];
  }
}
