import type { FileHandle } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Message, message, type Value } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import type { UploadOperation } from '../asc/build-upload-files';
import { type BufferPool, RequestClosed } from './buffer-pool';
import { readUnreachable, type Unreachable } from './connection-gate';
import type { Connections } from './connections';
import type { Throttle } from './throttle';

export interface PartSource {
  file: FileHandle;
  connections: Connections;
  buffers: BufferPool;
  throttle: Throttle;
  /** A socket without any traffic for this long is dead; a slow one with traffic is not. */
  idleMs: number;
  /** How many more bytes of the part were written to the socket; negative when an attempt is discarded. */
  onSent: (bytes: number, part: UploadOperation) => void;
}

/**
 * Sends one byte range exactly as requested: the given method, URL and headers, an explicit length,
 * no bearer token, no redirects. Never rejects for connection errors: those are an outcome.
 */
export async function sendPart(
  part: UploadOperation,
  source: PartSource,
  signal: AbortSignal,
): Promise<PartOutcome> {
  signal.throwIfAborted();
  const body = new PartBody(part, source, signal);
  const request = openRequest(part, source, signal);
  let response: IncomingMessage | null = null;
  try {
    const answered = answerOf(request);
    // A server may respond, or close the connection, before it has read everything: whichever comes first counts.
    const written = body.write(request).catch((thrown: unknown) => {
      if (!(thrown instanceof RequestClosed)) throw thrown;
    });
    response = await Promise.race([answered, written.then(() => answered)]);
    const outcome = await judgeAnswer(response, body.isWhole);
    if (outcome.outcome === 'stored') body.keep();
    return outcome;
  } catch (thrown) {
    signal.throwIfAborted();
    return thrown instanceof FileEnded
      ? { outcome: 'file-ended' }
      : readFailure(thrown, new URL(part.url).host);
  } finally {
    body.end();
    // A finished request ignores this; one that isn't must not keep a socket, nor one whose response continues.
    if (!request.writableFinished || !(response?.complete ?? false)) request.destroy();
  }
}

function readFailure(thrown: unknown, host: string): PartOutcome {
  const unreachable = readUnreachable(thrown, host);
  if (unreachable) return { outcome: 'unreachable', unreachable };
  return { outcome: 'try-again', reason: reasonOf(thrown), status: null, retryAfter: null };
}

function reasonOf(thrown: unknown): Value {
  if (thrown instanceof Broken) return thrown.reason;
  if (thrown instanceof RequestClosed) return message('upload.broken.sending');
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The connection of one attempt ended too early. */
class Broken extends Error {
  constructor(readonly reason: Message) {
    super(inWords(reason));
  }
}

function openRequest(
  part: UploadOperation,
  { connections, idleMs }: PartSource,
  signal: AbortSignal,
): ClientRequest {
  const url = new URL(part.url);
  const isSecure = url.protocol === 'https:';
  const request = (isSecure ? httpsRequest : httpRequest)(url, {
    method: part.method,
    agent: connections.agentFor(url),
    signal,
    headers: {
      ...Object.fromEntries(
        part.requestHeaders
          .filter(({ name }) => name.toLowerCase() !== 'content-length')
          .map(({ name, value }) => [name, value]),
      ),
      'Content-Length': part.length,
    },
    ...(isSecure ? { rejectUnauthorized: true } : {}),
  });
  const idle = (): unknown =>
    request.destroy(
      new Broken(message('upload.broken.no-traffic', { time: { duration: idleMs } })),
    );
  request.setTimeout(idleMs).on('timeout', idle);
  return request;
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.once('close', () => reject(new Broken(message('upload.broken.closed'))));
  });
  // The body's writer may fail first; then nothing awaits this one any longer.
  answered.catch(() => undefined);
  return answered;
}

/** Not a connection error: the bytes could not be read. */
class FileEnded extends Error {}

/** Counts one attempt's bytes, from the disk into the socket. */
class PartBody {
  private sent = 0;
  private isOver = false;

  constructor(
    private readonly part: UploadOperation,
    private readonly source: PartSource,
    private readonly signal: AbortSignal,
  ) {}

  get isWhole(): boolean {
    return this.sent === this.part.length;
  }

  /** The attempt has delivered the part: its bytes stay counted. */
  keep(): void {
    this.isOver = true;
  }

  end(): void {
    if (!this.isOver) this.source.onSent(-this.sent, this.part);
    this.isOver = true;
  }

  async write(request: ClientRequest): Promise<void> {
    const { file, buffers, throttle } = this.source;
    const own = buffers.forPart();
    const end = this.part.offset + this.part.length;
    let position = this.part.offset;
    try {
      while (position < end) {
        const buffer = await own.take(request);
        const wanted = Math.min(buffer.length, throttle.piece, end - position);
        const { bytesRead } = await file
          .read(buffer, 0, wanted, position)
          .catch((cause: unknown) => {
            throw new FileEnded('', { cause });
          });
        if (bytesRead === 0) throw new FileEnded();
        if (throttle.isOn) await this.waitForTurn(request, bytesRead);
        position += bytesRead;
        request.write(buffer.subarray(0, bytesRead), (failed) => {
          if (failed) return;
          own.give(buffer);
          this.count(bytesRead);
        });
      }
      await new Promise<void>((resolve) => request.end(resolve));
      own.close();
    } catch (thrown) {
      request.destroy();
      throw thrown;
    }
  }

  /** A pause by the user's limits must not look like a dead connection. */
  private async waitForTurn(request: ClientRequest, bytes: number): Promise<void> {
    request.setTimeout(0);
    await this.source.throttle.take(bytes, this.signal);
    request.setTimeout(this.source.idleMs);
  }

  private count(bytes: number): void {
    if (this.isOver) return;
    this.sent += bytes;
    this.source.onSent(bytes, this.part);
  }
}

/** How one attempt of one part ended. */
export type PartOutcome =
  | { outcome: 'stored'; entityTag: string | null }
  | { outcome: 'expired' }
  | { outcome: 'unreachable'; unreachable: Unreachable }
  | TryAgain
  | { outcome: 'refused'; status: number }
  /** The file can't be read any further. */
  | { outcome: 'file-ended' };

export interface TryAgain {
  outcome: 'try-again';
  /** What broke the connection; empty when a response came. */
  reason: Value;
  /** Null when the connection broke before a response. */
  status: number | null;
  /** As sent by the server. */
  retryAfter: string | null;
}

const longestReason = 2_000;
/** The status is enough by then; the rest of the body is not awaited. */
const maxBytes = 64 * 1024;
const longestMs = 5_000;

/** What the storage's response means for the part. `isWhole`: whether every byte had been sent by then. */
async function judgeAnswer(response: IncomingMessage, isWhole: boolean): Promise<PartOutcome> {
  const status = response.statusCode ?? 0;
  const reason = await readReason(response);
  if (status >= 200 && status < 300)
    return isWhole
      ? { outcome: 'stored', entityTag: response.headers.etag ?? null }
      : { outcome: 'try-again', reason: '', status, retryAfter: null };
  if (status === 403 || status === 410) return { outcome: 'expired' };
  if (!passes(status, reason)) return { outcome: 'refused', status };
  const retryAfter = response.headers['retry-after'] ?? null;
  return { outcome: 'try-again', reason: '', status, retryAfter };
}

function passes(status: number, reason: string): boolean {
  if (status === 400) return /time-?out/i.test(reason);
  return status === 408 || status === 429 || status >= 500;
}

/** The start of the body, if it arrives soon. The caller closes the connection of one that continues. */
function readReason(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let size = 0;
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      response.pause();
      end();
    };
    const enough = (): void => finish(() => resolve(text.slice(0, longestReason)));
    const timer = setTimeout(enough, longestMs);
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (text.length < longestReason) text += chunk.toString('utf8');
      if (size > maxBytes) enough();
    });
    response.once('end', enough);
    response.on('error', (thrown) => finish(() => reject(thrown)));
    response.once('close', () =>
      finish(() => reject(new Broken(message('upload.broken.response')))),
    );
  });
}
