import type { FileHandle } from 'node:fs/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { UploadOperation } from '../asc/build-upload-files';
import type { SlabPool } from './slab-pool';

/** How one try of one part ended. */
export type PartOutcome =
  | { outcome: 'stored' }
  | { outcome: 'expired'; status: number }
  | { outcome: 'try-again'; reason: string; retryAfter: string | null }
  | { outcome: 'refused'; status: number; reason: string };

export interface PartSource {
  file: FileHandle;
  agent: Agent;
  slabs: SlabPool;
  /** Hears how many more bytes went into the socket; negative when a try is taken back. */
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

/** A socket that says nothing for this long is dead; a slow one that still moves is not. */
const idleTimeout = 60_000;
const longestReason = 2_000;

/**
 * Sends one byte range exactly as asked: the given method, address and headers, an explicit length,
 * no bearer token, no redirects. Never rejects for trouble on the line: that is an outcome.
 */
export async function sendPart(part: UploadOperation, source: PartSource): Promise<PartOutcome> {
  let sent = 0;
  const tell = (bytes: number): void => {
    sent += bytes;
    source.onSent(bytes);
  };
  const request = openRequest(part, source);
  try {
    const answered = answerOf(request);
    // A server may answer, or cut the line, before it has read everything: whichever comes first counts.
    const response = await Promise.race([
      answered,
      writeBody(request, part, source, tell).then(() => answered),
    ]);
    const outcome = await judge(response);
    if (outcome.outcome !== 'stored') source.onSent(-sent);
    return outcome;
  } catch (thrown) {
    source.onSent(-sent);
    source.signal.throwIfAborted();
    return {
      outcome: 'try-again',
      reason: thrown instanceof Error ? thrown.message : String(thrown),
      retryAfter: null,
    };
  } finally {
    // A request that is over ignores this; one that is not must not hold a socket.
    if (!request.writableFinished) request.destroy();
  }
}

function openRequest(part: UploadOperation, source: PartSource): ClientRequest {
  const url = new URL(part.url);
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = open(url, {
    method: part.method,
    agent: source.agent,
    signal: source.signal,
    headers: {
      ...Object.fromEntries(part.requestHeaders.map(({ name, value }) => [name, value])),
      'Content-Length': part.length,
    },
    ...(url.protocol === 'https:' ? { rejectUnauthorized: true } : {}),
  });
  request.setTimeout(idleTimeout, () =>
    request.destroy(new Error('no bytes moved for 60 seconds')),
  );
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

async function writeBody(
  request: ClientRequest,
  part: UploadOperation,
  source: PartSource,
  tell: (bytes: number) => void,
): Promise<void> {
  const lane = source.slabs.lane();
  let position = part.offset;
  const end = part.offset + part.length;
  try {
    while (position < end) {
      const slab = await lane.take(request);
      const wanted = Math.min(slab.length, end - position);
      const { bytesRead } = await source.file.read(slab, 0, wanted, position);
      if (bytesRead === 0) throw new Error('the file ended early');
      position += bytesRead;
      request.write(slab.subarray(0, bytesRead), (failed) => {
        if (failed) return;
        lane.give(slab);
        tell(bytesRead);
      });
    }
    await new Promise<void>((resolve) => request.end(resolve));
    lane.close();
  } catch (thrown) {
    request.destroy();
    throw thrown;
  }
}

async function judge(response: IncomingMessage): Promise<PartOutcome> {
  const status = response.statusCode ?? 0;
  const reason = await readReason(response);
  if (status >= 200 && status < 300) return { outcome: 'stored' };
  if (status === 403 || status === 410) return { outcome: 'expired', status };
  const passes =
    status === 408 ||
    status === 429 ||
    status >= 500 ||
    (status === 400 && /time-?out/i.test(reason));
  if (passes)
    return {
      outcome: 'try-again',
      reason: `answered ${status}`,
      retryAfter: response.headers['retry-after'] ?? null,
    };
  return { outcome: 'refused', status, reason };
}

async function readReason(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    if (text.length < longestReason) text += chunk as string;
  }
  return text.slice(0, longestReason);
}
