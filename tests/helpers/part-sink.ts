import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { UploadOperation } from '../../src-main/engine/asc/build-upload-files';

/** What the sink does with one request, instead of storing it. */
export type AppError = (request: IncomingMessage, response: ServerResponse) => void;

export interface PartSink {
  operations(partSize: number): UploadOperation[];
  port: number;
  received: Buffer;
  /** In the order in which they started. */
  requests: { offset: number; headers: IncomingMessage['headers'] }[];
  /** How often each offset was received to its last byte. */
  whole: Map<number, number>;
  /** Every byte of every body, stored or not. */
  bytes: number;
  /** Used one by one, before requests are served as usual. */
  errors: AppError[];
  /** Called before each request, after `errors`. */
  meet: (offset: number, time: number) => AppError | null;
  /** The ETag of a part: its MD5, or something else. */
  tag: (part: Buffer) => string;
  /** Ends every connection and refuses new ones. */
  goDown(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const md5 = (part: Buffer): string => `"${createHash('md5').update(part).digest('hex')}"`;

/** Settings for the sink over TLS. */
export interface SecureName {
  key: string;
  cert: string;
  /** The host name in its URLs. */
  name: string;
}

/** A server that stores byte ranges by their URL, and can be made to misbehave. */
export async function startPartSink(size: number, secure?: SecureName): Promise<PartSink> {
  const times = new Map<number, number>();
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const goDown = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const offset = Number(new URL(request.url ?? '', 'http://sink').searchParams.get('offset'));
    const time = (times.get(offset) ?? 0) + 1;
    times.set(offset, time);
    sink.requests.push({ offset, headers: request.headers });
    request.on('data', (chunk: Buffer) => {
      sink.bytes += chunk.length;
    });
    request.pause();
    const error = sink.errors.shift() ?? sink.meet(offset, time);
    if (error) return error(request, response);
    let position = offset;
    try {
      for await (const chunk of request) {
        (chunk as Buffer).copy(sink.received, position);
        position += (chunk as Buffer).length;
      }
      sink.whole.set(offset, (sink.whole.get(offset) ?? 0) + 1);
      response.writeHead(200, { etag: sink.tag(sink.received.subarray(offset, position)) }).end();
    } catch {
      // The sender gave up: there is no one left to respond to.
    }
  };
  const server = secure ? createSecureServer(secure, serve) : createServer(serve);
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const origin = secure ? `https://${secure.name}:${port}` : `http://127.0.0.1:${port}`;
  const sink: PartSink = {
    port,
    received: Buffer.alloc(size),
    requests: [],
    whole: new Map(),
    bytes: 0,
    errors: [],
    meet: () => null,
    tag: md5,
    operations: (partSize) =>
      Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
        method: 'PUT',
        url: `${origin}/part?offset=${index * partSize}`,
        offset: index * partSize,
        length: Math.min(partSize, size - index * partSize),
        requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
      })),
    goDown,
    comeBack: () => listen(port),
    close: goDown,
  };
  return sink;
}
