import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UploadOperation } from '../../src-main/engine/asc/build-upload-files';

/** What the sink does with one request, instead of storing it. */
export type Trouble = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that stores byte ranges where their address says, and can be told to misbehave. */
export async function startPartSink(size: number): Promise<{
  operations(partSize: number): UploadOperation[];
  received: Buffer;
  requests: { offset: number; headers: IncomingMessage['headers'] }[];
  /** Taken one by one, before requests are served as usual. */
  troubles: Trouble[];
  close(): Promise<void>;
}> {
  const received = Buffer.alloc(size);
  const requests: { offset: number; headers: IncomingMessage['headers'] }[] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (request, response) => {
    const offset = Number(new URL(request.url ?? '', 'http://sink').searchParams.get('offset'));
    requests.push({ offset, headers: request.headers });
    const trouble = troubles.shift();
    if (trouble) return trouble(request, response);
    let position = offset;
    try {
      for await (const chunk of request) {
        (chunk as Buffer).copy(received, position);
        position += (chunk as Buffer).length;
      }
      response.writeHead(200, { etag: '"not-an-md5"' }).end();
    } catch {
      // The sender gave up: there is nobody left to answer.
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    requests,
    troubles,
    operations: (partSize) =>
      Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
        method: 'PUT',
        url: `http://127.0.0.1:${port}/part?offset=${index * partSize}`,
        offset: index * partSize,
        length: Math.min(partSize, size - index * partSize),
        requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
      })),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
