import type { FileHandle } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { UploadOperation } from '../asc/build-upload-files';
import type { Connections } from './connections';
import { judgeAnswer, type PartOutcome } from './judge-answer';
import { RequestClosed, type SlabPool } from './slab-pool';
import type { Throttle } from './throttle';
import { readUnreachable } from './unreachable';

export interface PartSource {
  file: FileHandle;
  connections: Connections;
  slabs: SlabPool;
  throttle: Throttle;
  /** A socket on which nothing moves for so long is dead; a slow one that still moves is not. */
  idleMs: number;
  /** Hears how many more bytes went into the socket; negative when a try is taken back. */
  onSent: (bytes: number) => void;
}

/**
 * Sends one byte range exactly as asked: the given method, address and headers, an explicit length,
 * no bearer token, no redirects. Never rejects for trouble on the line: that is an outcome.
 */
export async function sendPart(
  part: UploadOperation,
  source: PartSource,
  signal: AbortSignal,
): Promise<PartOutcome> {
  signal.throwIfAborted();
  const body = new PartBody(part, source, signal);
  const request = openRequest(part, source, signal);
  try {
    const answered = answerOf(request);
    // A server may answer, or cut the line, before it has read everything: whichever comes first counts.
    const written = body.write(request).catch((thrown: unknown) => {
      if (!(thrown instanceof RequestClosed)) throw thrown;
    });
    const response = await Promise.race([answered, written.then(() => answered)]);
    const outcome = await judgeAnswer(response, body.isWhole);
    if (outcome.outcome === 'stored') body.keep();
    return outcome;
  } catch (thrown) {
    signal.throwIfAborted();
    return thrown instanceof FileEnded ? { outcome: 'file-ended' } : readFailure(thrown);
  } finally {
    body.end();
    // A request that is over ignores this; one that is not must not hold a socket.
    if (!request.writableFinished) request.destroy();
  }
}

function readFailure(thrown: unknown): PartOutcome {
  const unreachable = readUnreachable(thrown);
  if (unreachable) return { outcome: 'unreachable', unreachable };
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return { outcome: 'try-again', reason, status: null, retryAfter: null };
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
      ...Object.fromEntries(part.requestHeaders.map(({ name, value }) => [name, value])),
      'Content-Length': part.length,
    },
    ...(isSecure ? { rejectUnauthorized: true } : {}),
  });
  const idle = (): unknown =>
    request.destroy(new Error(`no bytes moved for ${idleMs / 1000} seconds`));
  request.setTimeout(idleMs).on('timeout', idle);
  return request;
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.once('close', () => reject(new Error('the connection was closed without an answer')));
  });
  // The body's writer may fail first; then nobody waits for this one any more.
  answered.catch(() => undefined);
  return answered;
}

/** The trouble is not on the line: the bytes are not there. */
class FileEnded extends Error {}

/** One try's bytes, from the disk into the socket, counted. */
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

  /** The try has brought the part there: its bytes stay counted. */
  keep(): void {
    this.isOver = true;
  }

  end(): void {
    if (!this.isOver) this.source.onSent(-this.sent);
    this.isOver = true;
  }

  async write(request: ClientRequest): Promise<void> {
    const { file, slabs, throttle } = this.source;
    const lane = slabs.lane();
    const end = this.part.offset + this.part.length;
    let position = this.part.offset;
    try {
      while (position < end) {
        const slab = await lane.take(request);
        const wanted = Math.min(slab.length, throttle.piece, end - position);
        const { bytesRead } = await file.read(slab, 0, wanted, position).catch((cause: unknown) => {
          throw new FileEnded('the file cannot be read', { cause });
        });
        if (bytesRead === 0) throw new FileEnded('the file ended early');
        if (throttle.isOn) await this.waitForTurn(request, bytesRead);
        position += bytesRead;
        request.write(slab.subarray(0, bytesRead), (failed) => {
          if (failed) return;
          lane.give(slab);
          this.count(bytesRead);
        });
      }
      await new Promise<void>((resolve) => request.end(resolve));
      lane.close();
    } catch (thrown) {
      request.destroy();
      throw thrown;
    }
  }

  /** What the user's wish holds back must not look like a dead line. */
  private async waitForTurn(request: ClientRequest, bytes: number): Promise<void> {
    request.setTimeout(0);
    await this.source.throttle.take(bytes, this.signal);
    request.setTimeout(this.source.idleMs);
  }

  private count(bytes: number): void {
    if (this.isOver) return;
    this.sent += bytes;
    this.source.onSent(bytes);
  }
}
