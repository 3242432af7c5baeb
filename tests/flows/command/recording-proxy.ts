import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from '../../practice/schema/check-exchange';
import { expectAppleWords } from '../../practice/schema/checked-fetch';

export interface RecordingProxy {
  url: string;
  /** `GET /v1/apps` and so on, in order of arrival. */
  requests: string[];
  /** Fails when a request or response does not match Apple's documentation. */
  expectAppleWords(): void;
  close(): void;
}

/** Records the requests and responses between the command and the server. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const requests: string[] = [];
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET' } = incoming;
    const url = new URL(incoming.url ?? '/', target);
    requests.push(`${method} ${url.pathname}`);
    const sent = textOf(incoming);
    const onward = request(url, { method, headers: incoming.headers });
    onward.on('response', (answer) => {
      const { statusCode: status = 502, headers } = answer;
      const received = textOf(answer);
      answer.on('end', () =>
        exchanges.push({ method, url, sent: sent(), status, received: received(), sender: 'app' }),
      );
      outgoing.writeHead(status, headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    expectAppleWords: () => expectAppleWords(...exchanges),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The body of a message, once its consumer has read it. */
function textOf(message: IncomingMessage): () => string {
  const pieces: Buffer[] = [];
  message.on('data', (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString('utf8');
}
