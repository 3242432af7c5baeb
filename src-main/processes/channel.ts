import { AppException, appError } from '#shared/errors';
import { message as sentence } from '#shared/words/message';
import type { Child } from './children';
import type {
  Contract,
  Envelope,
  EventOf,
  FromChild,
  Message,
  Params,
  Reply,
  Report,
  RequestName,
  ToChild,
} from './contract';
import { Deadline, type TimeLimit } from './deadline';

interface ChannelOptions<C extends Contract> {
  /** Schemas for the child's messages. Left out: trusted, as between threads of one program. */
  contract?: C & Envelope;
  onEvent?: (event: EventOf<C>) => void;
  /** Called after every pending request has been rejected. */
  onExit?: () => void;
}

export interface RequestOptions<Report, Message> {
  signal?: AbortSignal;
  /**
   * How the child stops once the signal aborts: its work may still finish within `graceMs`, and it
   * may take `settleMs` more to stop. Left out: no waiting.
   */
  stop?: { graceMs(): number; settleMs: number };
  onReport?: (report: Report) => void;
  /** Gets a function that sends messages to the child while it works; returns a function that stops that. */
  control?: (send: (message: Message) => void) => () => void;
  time?: TimeLimit<Report>;
}

/** Why a request has no reply. The child is left running: the caller knows whether it may continue. */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'not-started' | 'late' | 'ended',
    options?: ErrorOptions,
  ) {
    // Not shown: callers say what it means.
    super(`A child process did not respond: ${why}`, options);
  }
}

interface Pending {
  name: string;
  report(value: never): void;
  deadline: Deadline<never> | null;
  resolve(reply: unknown): void;
  reject(reason: unknown): void;
}

/**
 * The parent's end of the channel to a process or a thread. Any number of requests may be pending. The parent
 * is kept alive by pending requests, never by an idle child.
 */
export class Channel<C extends Contract> {
  /** No request will be answered any longer. */
  hasEnded = false;
  readonly ended: Promise<void>;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private isReady = false;

  constructor(
    private readonly child: Child,
    private readonly options: ChannelOptions<C> = {},
  ) {
    child.onMessage((message) => this.receive(message));
    this.ended = new Promise((resolve) =>
      child.onExit((cause) => {
        this.exited(cause);
        resolve();
      }),
    );
    child.keepAlive(false);
  }

  /** Rejects with the error that the child threw, with `NoAnswer`, or with the signal's reason. */
  async request<K extends RequestName<C>>(
    name: K,
    params: Params<C, K>,
    options: RequestOptions<Report<C, K>, Message<C, K>> = {},
  ): Promise<Reply<C, K>> {
    const { signal, stop, onReport, control, time } = options;
    signal?.throwIfAborted();
    if (this.hasEnded) throw new NoAnswer('ended');
    this.lastId += 1;
    const id = this.lastId;
    let giveUp: NodeJS.Timeout | undefined;
    let abort = (): void => undefined;
    let stopControl: (() => void) | undefined;
    try {
      const reply = new Promise<unknown>((resolve, reject) => {
        const late = (): void => reject(new NoAnswer(this.isReady ? 'late' : 'not-started'));
        const deadline = time ? new Deadline(time, this.isReady, late) : null;
        this.pending.set(id, { name, report: onReport ?? ignore, deadline, resolve, reject });
        abort = () => {
          const graceMs = stop?.graceMs() ?? 0;
          this.post({ kind: 'abort', id, graceMs });
          if (!stop) return reject(signal?.reason);
          giveUp = setTimeout(() => reject(signal?.reason), graceMs + stop.settleMs);
        };
      });
      signal?.addEventListener('abort', abort, { once: true });
      this.child.keepAlive(true);
      this.post({ kind: 'request', id, name, params });
      stopControl = control?.((value) => this.post({ kind: 'message', id, value }));
      return (await reply) as Reply<C, K>;
    } finally {
      clearTimeout(giveUp);
      stopControl?.();
      signal?.removeEventListener('abort', abort);
      this.pending.get(id)?.deadline?.clear();
      this.pending.delete(id);
      this.child.keepAlive(this.pending.size > 0);
      // Anything after an abort is not a reply.
      signal?.throwIfAborted();
    }
  }

  /** Lets the child clean up and exit. */
  close(): void {
    this.post({ kind: 'close' });
  }

  /** Kills the child. */
  kill(): void {
    this.hasEnded = true;
    this.child.kill();
  }

  private post(message: ToChild): void {
    this.child.post(message);
  }

  private receive(given: unknown): void {
    const message = this.checked(given);
    if (message === null) return;
    if (message.kind === 'event') return this.options.onEvent?.(message.value as EventOf<C>);
    if (message.kind === 'ready') {
      this.isReady = true;
      for (const { deadline } of this.pending.values()) deadline?.begin();
      return;
    }
    const pending = this.pending.get(message.id);
    if (message.kind === 'reply') pending?.resolve(message.value);
    if (message.kind === 'failed') pending?.reject(new AppException(message.error));
    if (message.kind !== 'report') return;
    pending?.deadline?.extend(message.value as never);
    pending?.report(message.value as never);
  }

  /** Null for unknown requests and unknown messages. */
  private checked(given: unknown): FromChild | null {
    const { contract } = this.options;
    if (!contract) return given as FromChild;
    const message = contract.fromChild.safeParse(given).data ?? null;
    if (message?.kind === 'event') {
      const event = contract.event?.safeParse(message.value);
      return event?.success ? { ...message, value: event.data } : null;
    }
    if (message?.kind !== 'report' && message?.kind !== 'reply') return message;
    const { id, kind } = message;
    const { name } = this.pending.get(id) ?? {};
    if (name === undefined) return null;
    const value = contract.requests[name]?.[kind]?.safeParse(message.value);
    if (value?.success) return { kind, id, value: value.data };
    const detail = sentence('error.unexpected.reply', { request: name });
    return { kind: 'failed', id, error: appError('unexpected', detail) };
  }

  private exited(cause: unknown): void {
    this.hasEnded = true;
    const why = this.isReady ? 'ended' : 'not-started';
    for (const { reject } of this.pending.values()) reject(new NoAnswer(why, { cause }));
    this.options.onExit?.();
  }
}

const ignore = (): void => undefined;
