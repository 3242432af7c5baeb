import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface WebhookReceiver {
  /** Without a path. */
  url: string;
  /** Everything that arrived, oldest first. */
  requests: Received[];
  /** How the next requests are answered; until then with 200. */
  answer(how: (received: Received, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

/** Stands for a chat, or for a team's own program, on this computer. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const requests: Received[] = [];
  let answer: Parameters<WebhookReceiver['answer']>[0] = (_, response) => void response.end('ok');
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const received = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      };
      requests.push(received);
      answer(received, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (how) => {
      answer = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Checks a signature as Standard Webhooks describes it, with the web's own cryptography. */
export async function isSigned({ headers, body }: Received, secret: string): Promise<boolean> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey(
    'raw',
    bytes,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const [version, signature = ''] = String(headers['webhook-signature']).split(',');
  const signed = Uint8Array.from(atob(signature), (one) => one.charCodeAt(0));
  const isValid = await crypto.subtle.verify('HMAC', key, signed, new TextEncoder().encode(text));
  return version === 'v1' && isValid;
}
