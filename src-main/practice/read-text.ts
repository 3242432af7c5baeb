import type { IncomingMessage } from 'node:http';

/** A write is a few kilobytes; a much larger body is a mistake. */
const maxBytes = 1024 * 1024;

/** Reads a request's body as text; null when it is too large. The whole body is consumed. */
export async function readText(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= maxBytes) pieces.push(piece);
  }
  return bytes <= maxBytes ? Buffer.concat(pieces).toString('utf8') : null;
}
