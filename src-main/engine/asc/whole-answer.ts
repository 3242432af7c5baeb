import type { Fetch } from '../ports';

/** Limits of one response. */
export interface AnswerLimits {
  /** Bytes after decompression. */
  bytes: number;
  /** Milliseconds without headers or a piece of the body. */
  idleMs: number;
  /** Milliseconds for the whole response, so that a slow drip ends too. */
  totalMs: number;
}

export interface WholeAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** The server went silent, or sends too slowly. It may have done what was requested. */
export class AnswerTooSlow extends Error {
  constructor(
    /** `silent` when nothing came for that long, `slow` when the response was not whole by then. */
    readonly kind: 'silent' | 'slow',
    readonly afterMs: number,
  ) {
    super(`${kind} ${afterMs}`);
  }
}

/** More came than any valid response has. The rest was not read. */
export class AnswerTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`${maxBytes}`);
  }
}

/**
 * Sends a request and reads its whole response, whatever the server does: it ends within the limits, and at
 * once when the signal aborts. Nothing here relies on the network to cooperate: everything is raced with timers and
 * the signal itself, because an abort that only travels through the platform has been seen to get lost.
 * Rejects with the signal's reason, `AnswerTooSlow`, `AnswerTooLarge`, or the connection's error.
 */
export async function fetchWhole(
  fetch: Fetch,
  url: URL,
  init: RequestInit,
  limits: AnswerLimits,
  signal?: AbortSignal,
): Promise<WholeAnswer> {
  signal?.throwIfAborted();
  const ending = new Ending(limits, signal);
  try {
    const response = await ending.race(fetch(url, { ...init, signal: ending.signal }), letGo);
    ending.moved();
    const text = await readText(response, limits.bytes, ending);
    return { status: response.status, headers: response.headers, text };
  } finally {
    ending.over();
  }
}

async function readText({ body }: Response, maxBytes: number, ending: Ending): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  ending.onBroken(() => void reader.cancel().catch(() => undefined));
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await ending.race(reader.read());
    if (done) return text + decoder.decode();
    ending.moved();
    size += value.length;
    if (size > maxBytes) ending.break(new AnswerTooLarge(maxBytes));
    text += decoder.decode(value, { stream: true });
  }
}

/** A late response is not read, and its connection is closed. */
function letGo(response: Response): void {
  void response.body?.cancel().catch(() => undefined);
}

/** The first thing that ends one exchange early; every wait is raced with it. */
class Ending {
  private readonly controller = new AbortController();
  private readonly broken: Promise<never>;
  private reject: (reason: unknown) => void = () => undefined;
  private readonly idle: NodeJS.Timeout;
  private readonly total: NodeJS.Timeout;
  private whenBroken: () => void = () => undefined;

  constructor(
    limits: AnswerLimits,
    private readonly outer: AbortSignal | undefined,
  ) {
    this.broken = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.broken.catch(() => undefined);
    const end = (kind: AnswerTooSlow['kind'], ms: number): NodeJS.Timeout =>
      setTimeout(() => this.break(new AnswerTooSlow(kind, ms)), ms);
    this.idle = end('silent', limits.idleMs);
    this.total = end('slow', limits.totalMs);
    outer?.addEventListener('abort', this.stop, { once: true });
  }

  /** For the request itself, which may ignore it. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  moved(): void {
    this.idle.refresh();
  }

  onBroken(act: () => void): void {
    this.whenBroken = act;
  }

  break(reason: unknown): void {
    this.reject(reason);
    this.controller.abort(reason);
    this.whenBroken();
  }

  /** The result of `work`, unless the exchange ends first; a late result goes to `tooLate`. */
  race<T>(work: Promise<T>, tooLate?: (value: T) => void): Promise<T> {
    work.then(
      (value) => this.controller.signal.aborted && tooLate?.(value),
      () => undefined,
    );
    return Promise.race([this.broken, work]);
  }

  over(): void {
    clearTimeout(this.idle);
    clearTimeout(this.total);
    this.outer?.removeEventListener('abort', this.stop);
  }

  private readonly stop = (): void => this.break(this.outer?.reason);
}
