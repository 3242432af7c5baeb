import { parentPort as threadPort } from 'node:worker_threads';
import { toAppError } from '#shared/errors';
import type {
  Contract,
  EventOf,
  FromChild,
  Message,
  Params,
  Reply,
  Report,
  RequestName,
  ToChild,
} from './contract';

/** The context of a request. */
export interface Work<C extends Contract, K extends RequestName<C>> {
  /** Aborts with `Stopped`. */
  signal: AbortSignal;
  report(report: Report<C, K>): void;
  /** Gets the parent's messages, including those sent before the listener was added. */
  onMessage(listener: (message: Message<C, K>) => void): void;
}

type Handlers<C extends Contract> = {
  [K in RequestName<C>]: (
    params: Params<C, K>,
    work: Work<C, K>,
  ) => Reply<C, K> | Promise<Reply<C, K>>;
};

/** The parent no longer wants the work, unless it finishes within the grace period. */
export class Stopped extends Error {
  constructor(readonly graceMs: number) {
    // Not shown: the parent has its own reason.
    super('The work was stopped');
  }
}

interface ServeOptions<C extends Contract> {
  /** Schemas for the requests. Left out: the requests are trusted. */
  contract?: C;
  /** The parent stops this child. */
  onClose?: () => void;
}

/**
 * The child's end of the channel: answers requests until it is stopped. Returns a function that sends the parent an
 * event.
 */
export function serve<C extends Contract>(
  handlers: Handlers<C>,
  { contract, onClose }: ServeOptions<C> = {},
): (event: EventOf<C>) => void {
  const port = openPort();
  const working = new Map<number, { stop: AbortController; messages: Inbox<never> }>();

  async function answer(id: number, name: RequestName<C>, given: unknown): Promise<FromChild> {
    const stop = new AbortController();
    const messages = new Inbox<never>();
    working.set(id, { stop, messages });
    try {
      const schema = contract?.requests[name]?.params;
      const value = await handlers[name]((schema ? schema.parse(given) : given) as never, {
        signal: stop.signal,
        report: (report) => port.post({ kind: 'report', id, value: report }),
        onMessage: (listener) => messages.open(listener),
      });
      return { kind: 'reply', id, value };
    } catch (thrown) {
      return { kind: 'failed', id, error: toAppError(thrown) };
    } finally {
      working.delete(id);
    }
  }

  port.onMessage((message) => {
    if (message.kind === 'request')
      void answer(message.id, message.name as RequestName<C>, message.params).then(port.post);
    else if (message.kind === 'message')
      working.get(message.id)?.messages.take(message.value as never);
    else if (message.kind === 'abort')
      working.get(message.id)?.stop.abort(new Stopped(message.graceMs));
    else onClose?.();
  });
  port.post({ kind: 'ready' });
  return (value) => port.post({ kind: 'event', value });
}

/** Buffers messages until a listener is added. */
class Inbox<T> {
  private readonly waiting: T[] = [];
  private listener: ((message: T) => void) | null = null;

  take(message: T): void {
    if (this.listener) this.listener(message);
    else this.waiting.push(message);
  }

  open(listener: (message: T) => void): void {
    this.listener = listener;
    for (const message of this.waiting.splice(0)) listener(message);
  }
}

interface ParentPort {
  post(message: FromChild): void;
  onMessage(listener: (message: ToChild) => void): void;
}

/** Provided by Electron to a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ToChild }) => void): void;
}

function openPort(): ParentPort {
  const { parentPort } = process as { parentPort?: UtilityPort };
  if (threadPort) {
    const port = threadPort;
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', listener),
    };
  }
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  // A child of plain Node would outlive its parent.
  process.once('disconnect', () => process.exit());
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
