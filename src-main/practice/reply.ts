import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Answer } from './protocol/api-error';

function typeOf(document: unknown): Record<string, string> {
  if (document === undefined) return {};
  return {
    'Content-Type': typeof document === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
  };
}

/** Sends a response with the common headers. `wallTime` is the value of `Date`, in milliseconds. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  wallTime: number,
  headers: Record<string, string> = {},
): void {
  const { status, document } = answer;
  response.writeHead(status, {
    Date: new Date(wallTime).toUTCString(),
    'x-apple-request-uuid': randomUUID(),
    ...typeOf(document),
    ...headers,
    ...answer.headers,
  });
  if (document === undefined) response.end();
  else response.end(typeof document === 'string' ? document : JSON.stringify(document));
}

const page =
  '<!DOCTYPE html><html><head><title>Service Unavailable</title></head>' +
  '<body><h1>Service Unavailable</h1><p>Please try again later.</p></body></html>';

/** The response of a failing gateway in front of the server. */
export function sendWebPage(response: ServerResponse, wallTime: number): void {
  response.writeHead(503, { Date: new Date(wallTime).toUTCString(), 'Content-Type': 'text/html' });
  response.end(page);
}

/** The storage answers in XML, like object stores do. */
export function sendStoreRefusal(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  wallTime: number,
): void {
  response.writeHead(status, {
    Date: new Date(wallTime).toUTCString(),
    'Content-Type': 'application/xml',
  });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}
