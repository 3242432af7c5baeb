import { setMaxListeners } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type {
  ByteRange,
  ConnectionWait,
  SendLimits,
  SendOrder,
  Sent,
} from '../../processes/uploader';
import type { ProxyRoute } from '../ports';
import { WatchedFile } from '../storage/file-identity';
import { AddressLife, PartAttempts, type PartContext, sendWithRetries } from './attempts';
import { BufferPool } from './buffer-pool';
import { ConcurrencyLimit } from './concurrency';
import { ConnectionGate } from './connection-gate';
import { Connections } from './connections';
import { EntityTags } from './entity-tag';
import { PartChecker } from './part-checker';
import { PartsInFlight } from './parts-in-flight';
import { AsyncSignal, Throttle } from './throttle';

const idleMs = 30_000;

/** Sends parts of a file concurrently, straight from disk, and accepts a part only when its checksum matches. */
export class FileSender {
  private readonly stop = new AbortController();
  private readonly gate: ConnectionGate;
  private readonly throttle: Throttle;
  private readonly connections: Connections;
  private readonly concurrency: ConcurrencyLimit;
  private sending: Sending | null = null;

  constructor(
    private readonly order: SendOrder,
    private readonly listener: SendListener,
    /** The file of the thread that checks parts. */
    private readonly checkerEntry: URL,
  ) {
    const { routes, parts, trusted } = order;
    const { isPaused, bytesPerSecond } = order.limits;
    // Each connection listens.
    setMaxListeners(0, this.stop.signal);
    this.gate = new ConnectionGate(listener, isPaused);
    this.throttle = new Throttle(bytesPerSecond);
    this.connections = new Connections(() => this.gate.reached(), routes, trusted);
    const partBytes = Math.max(0, ...parts.map(({ length }) => length));
    this.concurrency = new ConcurrencyLimit(parts.length, partBytes, order.concurrency);
    this.concurrency.capAt(bytesPerSecond);
  }

  /**
   * Throws `package-changed`, `package-unreadable`, `upload-refused`, `server-error`, `network-unreachable`, or
   * the reason it was stopped.
   */
  async send(): Promise<Sent> {
    const { path } = this.order;
    const file = await open(path, 'r').catch((cause: unknown) =>
      fail('package-not-found', message('error.package-not-found.while-sending', { path }), {
        cause,
      }),
    );
    const checker = new PartChecker(this.checkerEntry, file.fd);
    try {
      this.sending = new Sending(this.order, this.listener, checker, this.partContext(file));
      return await this.sending.run(this.stop);
    } finally {
      this.connections.close();
      await checker.close();
      await file.close();
    }
  }

  /** Ends every wait. */
  tryNow(): void {
    this.gate.tryNow();
  }

  setRoutes(routes: readonly ProxyRoute[]): void {
    this.connections.setRoutes(routes);
  }

  limit({ bytesPerSecond, isPaused }: SendLimits): void {
    this.throttle.set(bytesPerSecond);
    this.concurrency.capAt(bytesPerSecond);
    this.sending?.limitChanged();
    // First the sockets: what the system still holds of them must not be sent either.
    if (isPaused) this.connections.reset();
    this.gate.setPausedByUser(isPaused);
  }

  /**
   * Starts no further part; resolves once those in flight are done, after `graceMs` at the latest. They are sent as fast
   * as possible: a speed limit would only cause bytes that are nearly sent to be sent again.
   */
  async finish(graceMs: number): Promise<void> {
    const over = new AbortController();
    this.throttle.set(null);
    const through = this.sending?.finish() ?? Promise.resolve();
    const tooLong = wait(graceMs, null, { signal: over.signal }).catch(() => undefined);
    await Promise.race([through, tooLong]);
    over.abort();
  }

  /** Not one byte is sent after this. */
  abort(reason: Error): void {
    this.connections.reset();
    this.stop.abort(reason);
  }

  private partContext(file: FileHandle): Omit<PartContext, 'onRetry' | 'finishing'> {
    const { path, identity, readAt } = this.order;
    const { gate, connections, throttle, concurrency: limit } = this;
    const source = {
      file,
      connections,
      throttle,
      buffers: new BufferPool(() => limit.current),
      idleMs: this.order.idleMs ?? idleMs,
      onSent: (bytes: number) => this.listener.onSent(bytes),
    };
    return {
      source,
      gate,
      limit,
      life: new AddressLife(readAt),
      file: new WatchedFile(file, path, identity),
    };
  }
}

/** Gets the progress of sending. */
export interface SendListener {
  /** Bytes that were sent; negative when an attempt is discarded. */
  onSent(bytes: number): void;
  onStored(part: ByteRange): void;
  onWaiting(wait: ConnectionWait): void;
  onMoving(): void;
}

/** One pass over all parts of a job: as many at once as the limit allows. */
class Sending {
  private readonly queue: PartAttempts[];
  private readonly running = new Set<Promise<void>>();
  /** Parts that the storage has accepted and whose checksum is not known yet. */
  private readonly checks = new Set<Promise<void>>();
  private readonly context: PartContext;
  private readonly inFlight: PartsInFlight;
  /** Another part may start: there is room, or the limit has changed. */
  private readonly room = new AsyncSignal();
  /** Aborted when no further part may start and those in flight may finish. */
  private readonly finishing = new AbortController();
  private readonly tags = new EntityTags();
  private stored = 0;
  private retries = 0;
  private isExpired = false;

  constructor(
    { parts }: SendOrder,
    private readonly listener: SendListener,
    private readonly checker: PartChecker,
    context: Omit<PartContext, 'onRetry' | 'finishing'>,
  ) {
    this.queue = parts.map((part) => new PartAttempts(part, () => this.stored));
    this.inFlight = new PartsInFlight(context.limit, () => this.room.ring());
    const { source } = context;
    this.context = {
      ...context,
      source: {
        ...source,
        onSent: (bytes, part) => {
          this.inFlight.count(part, bytes);
          source.onSent(bytes, part);
        },
      },
      finishing: this.finishing.signal,
      onRetry: () => this.countRetry(),
    };
  }

  /** Starts nothing more; resolves once no part is in flight. */
  async finish(): Promise<void> {
    this.finishing.abort(new Finishing());
    this.room.ring();
    await Promise.allSettled([...this.running]);
    await Promise.allSettled([...this.checks]);
  }

  /** More or fewer parts may be sent at once than before. */
  limitChanged(): void {
    this.room.ring();
  }

  async run(stop: AbortController): Promise<Sent> {
    try {
      await this.context.file.assertUnchanged();
      for (;;) {
        stop.signal.throwIfAborted();
        this.startParts(stop.signal);
        if (this.running.size + this.checks.size === 0) break;
        await this.whenSomethingChanges();
      }
      if (this.queue.length > 0 && !this.isExpired) throw this.finishing.signal.reason;
      await this.context.file.assertUnchanged();
      return { outcome: this.isExpired ? 'expired' : 'stored', retries: this.retries };
    } catch (thrown) {
      // Nothing may be sent after the error is thrown.
      if (!stop.signal.aborted) stop.abort(thrown);
      await Promise.allSettled(this.running);
      throw thrown;
    }
  }

  private startParts(signal: AbortSignal): void {
    while (!this.isExpired && !this.finishing.signal.aborted && this.hasRoom()) {
      const next = this.queue.shift();
      if (!next) return;
      keepWhileRunning(this.running, this.work(next, signal));
    }
  }

  private hasRoom(): boolean {
    const { current, overlapsAnswers } = this.context.limit;
    if (this.running.size < current) return true;
    return overlapsAnswers && this.inFlight.size === 0 && this.running.size === current;
  }

  /** Resolves when a part has ended, rejects when one has failed; also resolves when there is room for more. */
  private async whenSomethingChanges(): Promise<void> {
    let stopListening = (): void => undefined;
    const room = new Promise<void>((resolve) => {
      stopListening = this.room.listen(resolve);
    });
    await Promise.race([...this.running, ...this.checks, room]).finally(stopListening);
  }

  private async work(attempts: PartAttempts, signal: AbortSignal): Promise<void> {
    this.inFlight.begin(attempts.part);
    const sent = await sendWithRetries(attempts, this.context, signal).finally(() =>
      this.inFlight.end(attempts.part),
    );
    if (sent.outcome === 'put-back') {
      this.queue.unshift(attempts);
      return;
    }
    if (sent.outcome === 'expired') {
      this.isExpired = true;
      return;
    }
    const md5 = this.tags.md5In(sent.entityTag);
    if (md5 === null) this.keep(attempts);
    else keepWhileRunning(this.checks, this.check(attempts, md5));
  }

  /** The storage has returned the checksum of what it has. If it differs from the file's: send it again. */
  private async check(attempts: PartAttempts, md5: string): Promise<void> {
    const { part } = attempts;
    const isSame = part.length === 0 || (await this.checker.md5(part)) === md5;
    if (this.tags.judge(part, md5, isSame) !== 'differs') return this.keep(attempts);
    await this.context.file.assertUnchanged();
    this.listener.onSent(-part.length);
    this.countRetry();
    attempts.recordFailure(false);
    if (attempts.isSpent) {
      fail(
        'upload-refused',
        message('error.upload-refused.differs', {
          from: part.offset,
          to: part.offset + part.length,
        }),
      );
    }
    this.queue.unshift(attempts);
  }

  private keep({ part }: PartAttempts): void {
    this.stored += 1;
    this.listener.onStored(part);
  }

  private countRetry(): void {
    this.retries += 1;
  }
}

/** Why no further part starts: the upload is to end, and those in flight may finish first. */
class Finishing extends Error {}

/** Rejections are handled by the code that races the running parts. */
function keepWhileRunning(running: Set<Promise<void>>, work: Promise<void>): void {
  running.add(work);
  const forget = (): unknown => running.delete(work);
  work.then(forget, () => undefined);
}
