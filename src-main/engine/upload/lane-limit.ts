/** Whatever is known of the line, so many parts at once are a fair beginning. */
const firstLimit = 8;
export const mostLanes = 16;
const fewestLanes = 2;

/** More than this is an improvement and not noise. */
const worthwhile = 1.15;
const readingsHeld = 12;
const readingsHeldAfterTrouble = 3;
const backOff = 0.7;
const backOffPauseMs = 3_000;

/** One part, from its first byte to the answer. */
export interface AnsweredPart {
  /** The limit's `era` when the part was begun. */
  era: number;
  bytes: number;
  seconds: number;
}

interface Reading {
  limit: number;
  /** Bytes a second of all lanes together. */
  speed: number;
}

/**
 * How many parts travel at once. Steers only by parts that were begun and answered under one limit: what a
 * socket has accepted says nothing, because the system's buffers swallow whole parts.
 *
 *   climbing (doubles while that pays) ──> resting ──> trying two more ──┐
 *                                             ^──────────────────────────┘
 */
export class LaneLimit {
  private readonly fewest: number;
  private readonly most: number;
  private limit: number;
  private best: Reading | null = null;
  private secondsAByte: number[] = [];
  private isClimbing = true;
  private resting = 0;
  private backedOffAt = Number.NEGATIVE_INFINITY;
  private counted = 0;

  /** `fixed` is for those who know better; null to find out. */
  constructor(
    parts: number,
    private readonly fixed: number | null,
  ) {
    this.most = Math.max(1, Math.min(fixed ?? mostLanes, parts));
    this.fewest = Math.min(fewestLanes, this.most);
    this.limit = Math.min(fixed ?? firstLimit, this.most);
  }

  get current(): number {
    return this.limit;
  }

  /** Changes with the limit. */
  get era(): number {
    return this.counted;
  }

  answered({ era, bytes, seconds }: AnsweredPart): void {
    if (this.fixed !== null || era !== this.counted || bytes === 0) return;
    this.secondsAByte.push(seconds / bytes);
    const { length } = this.secondsAByte;
    if (length < Math.max(3, this.limit / 2)) return;
    const mean = this.secondsAByte.reduce((sum, each) => sum + each, 0) / length;
    this.secondsAByte = [];
    this.judge({ limit: this.limit, speed: this.limit / mean });
  }

  /** The line or the server had enough: a reset, a timeout, a 429 or a 503. `now` in milliseconds. */
  trouble(now: number): void {
    if (this.fixed !== null || now - this.backedOffAt < backOffPauseMs) return;
    this.backedOffAt = now;
    this.best = null;
    this.rest(readingsHeldAfterTrouble);
    this.moveTo(Math.floor(this.limit * backOff));
  }

  private judge(reading: Reading): void {
    if (this.resting > 0) {
      this.resting -= 1;
      if (this.resting === 0) this.climbFrom(reading, reading.limit + 2);
    } else if (!this.best || reading.speed > worthwhile * this.best.speed) {
      this.climbFrom(reading, this.isClimbing ? reading.limit * 2 : reading.limit + 2);
    } else {
      this.rest(readingsHeld);
      this.moveTo(Math.round((this.best.limit + reading.limit) / 2));
    }
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
    const next = Math.min(this.most, Math.max(this.fewest, limit));
    if (next === this.limit) return;
    this.limit = next;
    this.counted += 1;
    this.secondsAByte = [];
  }
}
