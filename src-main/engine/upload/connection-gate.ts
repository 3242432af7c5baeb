import { type Message, type MessageKey, message } from '#shared/words/message';
import type { ConnectionWait } from '../../processes/uploader';
import { isCertificateError } from '../proxy/certificate-error';
import { ProxyError } from '../proxy/tunnel';
import { AsyncSignal, waitOr } from './throttle';

/** Shorter waits are not shown. */
const shortestShown = 5_000;
const longestProbePause = 5_000;
const firstProbePause = 1_000;
/** After a connection attempt without a response: that was wait enough. */
const pauseAfterTimeout = 1_000;

interface Closed {
  reason: ConnectionWait['reason'];
  /** Milliseconds by the monotonic clock. */
  until: number;
  isShown: boolean;
}

/** What a part is sent with; `isProbe` marks the one that tests whether the connection is back. */
export interface Pass {
  isProbe: boolean;
}

/**
 * Shared by all connections. When the server can't be reached, or requests a pause, no part is started;
 * one connection at a time tries again, and the others follow as soon as it succeeds. One wait is shown for all.
 *
 *   open ──> closed (until a moment) ──> one probe ──> open
 *               ^───────────────────────────┘
 */
export class ConnectionGate {
  private readonly changed = new AsyncSignal();
  private readonly hurry = new AsyncSignal();
  private closed: Closed | null = null;
  private isProbing = false;
  private lost = 0;
  private isPausedByUser: boolean;
  private cutting = new AbortController();

  constructor(
    private readonly listener: { onWaiting(wait: ConnectionWait): void; onMoving(): void },
    isPausedByUser: boolean,
  ) {
    this.isPausedByUser = isPausedByUser;
  }

  /** Aborted when the user's limits forbid sending; replaced once sending is allowed. */
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

  /** A wait of one part alone, which "Try now" ends. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return waitOr(milliseconds, this.hurry, signal);
  }

  /** The server was not reached. */
  unreachable({ sentence, hasWaited }: Unreachable, { isProbe }: Pass): void {
    // Connections that were in use when the network failed find the gate closed already.
    if (this.closed?.reason === 'offline' && !isProbe) return;
    this.isProbing = false;
    this.lost += 1;
    const most = hasWaited
      ? pauseAfterTimeout
      : Math.min(longestProbePause, firstProbePause * 2 ** (this.lost - 1));
    const forMs = most * (0.5 + Math.random() / 2);
    this.close({ reason: 'offline', sentence, forMs });
  }

  /** A connection was established, or a response arrived. */
  reached(): void {
    this.lost = 0;
    if (this.closed?.reason === 'offline') this.open();
  }

  /** A probe ended without a result. */
  gaveUp({ isProbe }: Pass): void {
    if (!isProbe) return;
    this.isProbing = false;
    this.changed.ring();
  }

  /** The server requests a pause: no part is started before it is over. */
  askedToWait(wait: ConnectionWait): void {
    const until = performance.now() + wait.forMs;
    if (this.closed?.reason !== 'offline' && until > (this.closed?.until ?? 0)) this.close(wait);
  }

  setPausedByUser(isPaused: boolean): void {
    if (isPaused === this.isPausedByUser) return;
    this.isPausedByUser = isPaused;
    if (isPaused) this.cutting.abort(new PausedByUser());
    else this.cutting = new AbortController();
    this.changed.ring();
  }

  tryNow(): void {
    if (this.closed) this.closed.until = 0;
    this.changed.ring();
    this.hurry.ring();
  }

  /** Milliseconds; null until something changes, 0 when it may continue. */
  private timeToWait(): number | null {
    if (this.isPausedByUser) return null;
    if (!this.closed) return 0;
    const left = Math.max(0, this.closed.until - performance.now());
    return left === 0 && this.isProbing ? null : left;
  }

  private close(wait: ConnectionWait): void {
    const isShown = wait.reason === 'offline' || wait.forMs > shortestShown;
    const wasShown = this.closed?.isShown ?? false;
    this.closed = {
      reason: wait.reason,
      until: performance.now() + wait.forMs,
      isShown: isShown || wasShown,
    };
    if (isShown) this.listener.onWaiting(wait);
    this.changed.ring();
  }

  private open(): void {
    const wasShown = this.closed?.isShown ?? false;
    this.closed = null;
    this.isProbing = false;
    if (wasShown) this.listener.onMoving();
    this.changed.ring();
  }
}

/** Why a part was cut off: the user's limits forbid sending right now. */
class PausedByUser extends Error {}

/** Errors that mean that not one byte reached the server. */
const sentences = {
  ENOTFOUND: 'wait.offline.name-not-found',
  EAI_AGAIN: 'wait.offline.name-lookup',
  ENETUNREACH: 'wait.offline.no-network',
  ENETDOWN: 'wait.offline.network-down',
  EHOSTUNREACH: 'wait.offline.no-route',
  ECONNREFUSED: 'wait.offline.refuses',
  ETIMEDOUT: 'wait.offline.no-response',
} as const satisfies Record<string, MessageKey>;

export interface Unreachable {
  sentence: Message;
  /** Whether a long wait has passed already. */
  hasWaited: boolean;
}

/** The reason when the server was never reached; null for every other error, even of a connection that broke. */
export function readUnreachable(error: unknown, host: string): Unreachable | null {
  if (error instanceof ProxyError) {
    const { sentence, cause } = error;
    return { sentence, hasWaited: describe(cause).code === 'ETIMEDOUT' };
  }
  const { code, syscall } = describe(error);
  const sentence = isCertificateError(code)
    ? message('wait.offline.certificate', { host, code })
    : isUnreached(code)
      ? message(sentences[code], { host })
      : null;
  if (sentence === null) return null;
  const hasWaited = code === 'ETIMEDOUT';
  // An established connection may time out as well: then the server was reached.
  if (hasWaited && syscall !== 'connect') return null;
  return { sentence, hasWaited };
}

function isUnreached(code: string): code is keyof typeof sentences {
  return Object.hasOwn(sentences, code);
}

/** Several addresses of one name cause several errors: the first one is reported. */
function describe(error: unknown): { code: string; syscall: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return { code: '', syscall: '' };
  const { code = '', syscall = '' } = first as NodeJS.ErrnoException;
  return { code, syscall };
}
