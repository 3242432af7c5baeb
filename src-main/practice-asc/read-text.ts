import type { IncomingMessage } from 'node:http';

/** A write is a few kilobytes; far more is a mistake. */
const mostBytes = 1024 * 1024;

/** Reads a request's body as text; null when there is too much of it. All of it is taken off the line. */
export async function readText(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= mostBytes) pieces.push(piece);
  }
  return bytes <= mostBytes ? Buffer.concat(pieces).toString('utf8') : null;
}
