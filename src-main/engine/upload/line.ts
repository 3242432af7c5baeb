import { Bell, waitOr } from './bell';
import type { Unreachable } from './unreachable';
import type { LineHold } from './worker-messages';

/** Pauses that are over so soon are kept without a word. */
const shortestShown = 5_000;
const longestProbePause = 5_000;
const firstProbePause = 1_000;
/** After a connection that nobody answered: long enough was waited already. */
const pauseAfterTimeout = 1_000;

interface Closed {
  reason: LineHold['reason'];
  /** Milliseconds by the monotonic clock. */
  until: number;
  isShown: boolean;
}

/** What a part goes out with; `isProbe` is the one that tries whether the line is back. */
export interface Pass {
  isProbe: boolean;
}

/**
 * What all lanes have in common. When the other side cannot be reached, or asks for a pause, no part is begun;
 * one lane at a time tries again, and the others follow as soon as it gets through. One hold is shown for all.
 *
 *   open ──> closed (until a moment) ──> one probe ──> open
 *               ^───────────────────────────┘
 */
export class Line {
  private readonly changed = new Bell();
  private readonly hurry = new Bell();
  private closed: Closed | null = null;
  private isProbing = false;
  private lost = 0;
  private isHeldByWish: boolean;
  private cutting = new AbortController();

  constructor(
    private readonly tell: { onHeld(hold: LineHold): void; onMoving(): void },
    isHeldByWish: boolean,
  ) {
    this.isHeldByWish = isHeldByWish;
  }

  /** Aborted when the user wishes that nothing be sent; a new one once it may. */
  get cut(): AbortSignal {
    return this.cutting.signal;
  }

  /** Resolves when a part may be sent; rejects with the signal's reason. */
  async pass(signal: AbortSignal): Promise<Pass> {
    for (;;) {
      signal.throwIfAborted();
      const left = this.timeToWait();
      if (left === 0) break;
      await waitOr(left, this.changed, signal);
    }
    if (this.closed?.reason !== 'offline') {
      this.open();
      return { isProbe: false };
    }
    this.isProbing = true;
    return { isProbe: true };
  }

  /** A wait of one part by itself, which "Try now" ends. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return waitOr(milliseconds, this.hurry, signal);
  }

  /** The other side was not reached. */
  unreachable({ reason, hasWaited }: Unreachable, host: string, { isProbe }: Pass): void {
    // Lanes that were under way when the line went find it closed already.
    if (this.closed?.reason === 'offline' && !isProbe) return;
    this.isProbing = false;
    this.lost += 1;
    const most = hasWaited
      ? pauseAfterTimeout
      : Math.min(longestProbePause, firstProbePause * 2 ** (this.lost - 1));
    const forMs = most * (0.5 + Math.random() / 2);
    this.close({ reason: 'offline', sentence: `${host} cannot be reached: ${reason}.`, forMs });
  }

  /** A connection came about, or an answer. */
  reached(): void {
    this.lost = 0;
    if (this.closed?.reason === 'offline') this.open();
  }

  /** A probe ended without having found anything out. */
  gaveUp({ isProbe }: Pass): void {
    if (!isProbe) return;
    this.isProbing = false;
    this.changed.ring();
  }

  /** The server asks for a pause: no part is begun before it is over. */
  askedToWait(hold: LineHold): void {
    const until = performance.now() + hold.forMs;
    if (this.closed?.reason !== 'offline' && until > (this.closed?.until ?? 0)) this.close(hold);
  }

  holdByWish(isHeld: boolean): void {
    if (isHeld === this.isHeldByWish) return;
    this.isHeldByWish = isHeld;
    if (isHeld) this.cutting.abort(new CutByWish());
    else this.cutting = new AbortController();
    this.changed.ring();
  }

  tryNow(): void {
    if (this.closed) this.closed.until = 0;
    this.changed.ring();
    this.hurry.ring();
  }

  /** Milliseconds; null until something changes, 0 when it may go on. */
  private timeToWait(): number | null {
    if (this.isHeldByWish) return null;
    if (!this.closed) return 0;
    const left = Math.max(0, this.closed.until - performance.now());
    return left === 0 && this.isProbing ? null : left;
  }

  private close(hold: LineHold): void {
    const isShown = hold.reason === 'offline' || hold.forMs > shortestShown;
    const wasShown = this.closed?.isShown ?? false;
    this.closed = {
      reason: hold.reason,
      until: performance.now() + hold.forMs,
      isShown: isShown || wasShown,
    };
    if (isShown) this.tell.onHeld(hold);
    this.changed.ring();
  }

  private open(): void {
    const wasShown = this.closed?.isShown ?? false;
    this.closed = null;
    this.isProbing = false;
    if (wasShown) this.tell.onMoving();
    this.changed.ring();
  }
}

/** Why a part was cut off: the user wishes that nothing be sent just now. */
export class CutByWish extends Error {}
