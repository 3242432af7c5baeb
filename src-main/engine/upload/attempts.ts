import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { UploadOperation } from '../asc/build-upload-files';
import { fullJitter, readRetryAfter } from '../asc/retry-policy';
import type { WatchedFile } from '../storage/file-identity';
import type { ConcurrencyLimit } from './concurrency';
import type { ConnectionGate, Pass } from './connection-gate';
import { type PartOutcome, type PartSource, sendPart, type TryAgain } from './send-part';

/** Shared by all parts of one upload. */
export interface PartContext {
  source: PartSource;
  gate: ConnectionGate;
  limit: ConcurrencyLimit;
  life: AddressLife;
  file: WatchedFile;
  /** Aborted when parts that have not started must not start. */
  finishing: AbortSignal;
  onRetry(): void;
}

type PartSent =
  | { outcome: 'sent'; entityTag: string | null }
  | { outcome: 'expired' }
  /** Had not started when the upload was asked to finish. */
  | { outcome: 'put-back' };

/** A part that failed alone is retried soon: the others continue meanwhile. */
const firstPauseMs = 500;
/** A pause requested by a server is respected up to this long. */
const longestPauseMs = 3_600_000;

/**
 * Sends one part until the storage has it. Throws `package-changed`, `upload-refused`, `server-error`,
 * `network-unreachable`.
 */
export async function sendWithRetries(
  attempts: PartAttempts,
  context: PartContext,
  signal: AbortSignal,
): Promise<PartSent> {
  const waits = AbortSignal.any([signal, context.finishing]);
  for (;;) {
    const pass = await context.gate.pass(waits).catch(() => null);
    signal.throwIfAborted();
    if (pass === null) return { outcome: 'put-back' };
    if (context.life.isOverBeforeSent(attempts.part, Date.now())) {
      context.gate.gaveUp(pass);
      return { outcome: 'expired' };
    }
    await context.file.assertUnchangedLately();
    const outcome = await tryOnce(attempts.part, context, signal);
    // A change during the attempt invalidates its response.
    if (outcome?.outcome === 'stored') await context.file.assertUnchangedLately();
    else await context.file.assertUnchanged();
    if (outcome === null) context.gate.gaveUp(pass);
    else if (outcome.outcome === 'unreachable') connectionLost(attempts, outcome, pass, context);
    else {
      context.gate.reached();
      if (outcome.outcome === 'stored') return { outcome: 'sent', entityTag: outcome.entityTag };
      if (outcome.outcome === 'expired') return outcome;
      if (outcome.outcome === 'try-again') await waitForNext(attempts, outcome, context, waits);
      else refuse(attempts.part, outcome);
    }
  }
}

/** Null when the user's limits have cut it off. */
async function tryOnce(
  part: UploadOperation,
  { gate, limit, life, source }: PartContext,
  signal: AbortSignal,
): Promise<PartOutcome | null> {
  const { cut } = gate;
  const { era } = limit;
  const began = performance.now();
  try {
    const outcome = await sendPart(part, source, AbortSignal.any([signal, cut]));
    if (outcome.outcome === 'stored') {
      const took = performance.now() - began;
      limit.answered({ era, bytes: part.length, seconds: took / 1000 });
      life.note(part.length, took);
    }
    return outcome;
  } catch (thrown) {
    signal.throwIfAborted();
    if (cut.aborted) return null;
    throw thrown;
  }
}

function connectionLost(
  attempts: PartAttempts,
  { unreachable }: Extract<PartOutcome, { outcome: 'unreachable' }>,
  pass: Pass,
  { gate, source }: PartContext,
): void {
  attempts.connectionLost();
  source.connections.dropIdle();
  gate.unreachable(unreachable, pass);
}

async function waitForNext(
  attempts: PartAttempts,
  { reason, status, retryAfter }: TryAgain,
  { gate, limit, onRetry }: PartContext,
  signal: AbortSignal,
): Promise<void> {
  if (status === null || status === 429 || status === 503) limit.error(performance.now());
  attempts.recordFailure(status === null);
  onRetry();
  if (attempts.isSpent) {
    const { count } = attempts;
    if (status === null)
      fail('network-unreachable', message('error.network-unreachable.part', { count, reason }));
    fail(
      'server-error',
      status < 300
        ? message('error.server-error.part-too-early', { count })
        : message('error.server-error.part', { count, status: `${status}` }),
    );
  }
  const asked = readRetryAfter(retryAfter, new Date());
  // A wait that ends early is followed by another check of the signals.
  if (!asked)
    return gate.pause(fullJitter(attempts.count, firstPauseMs), signal).catch(() => undefined);
  gate.askedToWait({
    reason: status === 429 ? 'rate-limited' : 'server-error',
    sentence: message('wait.storage-pause', {
      host: new URL(attempts.part.url).host,
      status: `${status}`,
      time: { duration: asked * 1000 },
    }),
    forMs: Math.min(asked * 1000, longestPauseMs),
  });
}

function refuse(
  { offset, length }: UploadOperation,
  outcome: Extract<PartOutcome, { outcome: 'refused' | 'file-ended' }>,
): never {
  if (outcome.outcome === 'file-ended') {
    return fail(
      'package-unreadable',
      message('error.package-unreadable.bytes', { from: offset, to: offset + length }),
    );
  }
  return fail(
    'upload-refused',
    message('error.upload-refused.status', {
      status: `${outcome.status}`,
      from: offset,
      to: offset + length,
    }),
  );
}

const most = 6;

/**
 * Counts the failed attempts of one part. If another part was stored meanwhile, the connection works:
 * then the count restarts.
 */
export class PartAttempts {
  private failures = 0;
  private storedThen = 0;
  private wasConnectionLost = false;

  constructor(
    readonly part: UploadOperation,
    /** How many parts have been stored so far. */
    private readonly countStored: () => number,
  ) {}

  get count(): number {
    return this.countStored() === this.storedThen ? this.failures : 0;
  }

  get isSpent(): boolean {
    return this.count >= most;
  }

  recordFailure(isConnectionLost: boolean): void {
    this.failures = this.count + 1;
    this.storedThen = this.countStored();
    this.wasConnectionLost = isConnectionLost;
  }

  /** The connection is gone: an attempt that was the first to fail by it does not count. */
  connectionLost(): void {
    if (this.wasConnectionLost && this.failures > 0) this.failures -= 1;
    this.wasConnectionLost = false;
  }
}

/** Weight of a new measurement against the ones before it. */
const weight = 0.3;

/** Predicts which URLs will have expired before their part is sent. */
export class AddressLife {
  private millisecondsAByte: number | null = null;

  /** `readAt`: when the URLs were read, in milliseconds by this computer's clock. */
  constructor(private readonly readAt: number) {}

  /** How long a part took. */
  note(bytes: number, milliseconds: number): void {
    if (bytes === 0) return;
    const before = this.millisecondsAByte ?? milliseconds / bytes;
    this.millisecondsAByte = before + weight * (milliseconds / bytes - before);
  }

  isOverBeforeSent({ expiration, length }: UploadOperation, now: number): boolean {
    const until = expiration ? Date.parse(expiration) : Number.NaN;
    const life = until - this.readAt;
    // Already expired when it was new: then this computer's clock is wrong, and the storage's response counts.
    if (Number.isNaN(until) || life <= 0) return false;
    const expected = length * (this.millisecondsAByte ?? 0);
    // A part that takes longer than any URL is valid gains nothing from another URL.
    return until < now + (expected < life ? expected : 0);
  }
}
