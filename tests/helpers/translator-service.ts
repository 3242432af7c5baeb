import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Posted {
  method: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface TranslatorService {
  url: string;
  /** Everything that arrived, oldest first. */
  requests: Posted[];
  /** How the next requests are answered. */
  answer(how: (posted: Posted, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

/** What a translator answers: each language by its code, in capitals. */
export function capitals(body: string): string {
  const { source, targets } = JSON.parse(body) as {
    source: { text: string };
    targets: string[];
  };
  const translations = targets.map((locale) => ({
    locale,
    text: `${locale}: ${source.text.replace(/[^{}]+(?![^{]*\})/g, (plain) => plain.toUpperCase())}`,
  }));
  return JSON.stringify({ translations });
}

/** A person's own translation service, on this computer; with a certificate, over TLS. */
export async function startTranslatorService(certificate?: {
  key: string;
  cert: string;
}): Promise<TranslatorService> {
  const requests: Posted[] = [];
  let answer: Parameters<TranslatorService['answer']>[0] = ({ body }, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(capitals(body));
  };
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const posted = {
        method: request.method ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      };
      requests.push(posted);
      answer(posted, response);
    });
  };
  const server = certificate ? createSecureServer(certificate, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/translate`,
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
