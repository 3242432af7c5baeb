import {
  request as ask,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What happens to one response. The request itself has always reached the server. */
export type Oddity =
  /** The response never starts; the connection stays open. */
  | { kind: 'stall-before-headers' }
  /** Headers and half of the body arrive, then nothing more. */
  | { kind: 'stall-mid-body' }
  /** Headers arrive, then one byte at a time, forever: spaces when the body is used up. */
  | { kind: 'drip'; everyMs: number }
  /** The whole response, later. */
  | { kind: 'lag'; ms: number }
  /** Another status, other headers or another body; what is left out stays the server's. */
  | { kind: 'replace'; status?: number; headers?: OutgoingHttpHeaders; body?: string | Buffer }
  /** An endless body, sent as fast as it is accepted. */
  | { kind: 'endless'; piece: Buffer; headers?: OutgoingHttpHeaders }
  /** The JSON transformed by the function; a body that is not JSON is unchanged. */
  | { kind: 'mutate'; change: (json: unknown) => unknown };

/** One observed request. */
export interface SeenRequest {
  method: string;
  /** With its query. */
  path: string;
  /** The request without its IDs, such as `GET /v1/builds/*`; every part is `PUT part`. */
  kind: string;
  /** Counts from 1, over all requests of this kind. */
  time: number;
}

export interface OddProxy {
  url: string;
  /** Every request so far, in order of arrival. */
  seen: SeenRequest[];
  /** Called for each request; null passes the response unchanged. May be replaced at any time. */
  meet: (request: SeenRequest) => Oddity | null;
  /** Bytes of bodies that were written to clients, including distorted ones. */
  written: number;
  close(): Promise<void>;
}

/**
 * An HTTP server in front of another one, usually the practice server: it forwards everything, with URLs in
 * responses rewritten to itself, and distorts the responses that `meet` names.
 *
 *   const odd = await startOddProxy(stage.practice.url, ({ kind }) =>
 *     kind === 'GET /v1/builds' ? { kind: 'stall-mid-body' } : null);
 *   engine.runs.start({ ...stage.connection, apiUrl: odd.url }, plan);
 */
export async function startOddProxy(
  target: string,
  meet: OddProxy['meet'] = () => null,
): Promise<OddProxy> {
  const sockets = new Set<Socket>();
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const kind = kindOf(request);
    const time = (times.get(kind) ?? 0) + 1;
    times.set(kind, time);
    const seen = { method: request.method ?? '', path: request.url ?? '', kind, time };
    proxy.seen.push(seen);
    const oddity = proxy.meet(seen);
    forward(request, target, proxy.url)
      .then((answer) => answerOddly(answer, oddity, response, proxy))
      // The client or the server closed the connection: then the client's connection ends with it.
      .catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: OddProxy = {
    url: `http://127.0.0.1:${port}`,
    seen: [],
    meet,
    written: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}

interface WholeAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

function kindOf({ method, url = '' }: IncomingMessage): string {
  const { pathname } = new URL(url, 'http://any');
  if (pathname.startsWith('/parts/')) return `${method} part`;
  const words = pathname.split('/').map((one) => (/^(v\d|[A-Za-z]*)$/.test(one) ? one : '*'));
  return `${method} ${words.join('/')}`;
}

/** Forwards the request and reads the whole response; URLs of the server become the proxy's own. */
function forward(request: IncomingMessage, target: string, own: string): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request;
    const sent = ask(new URL(request.url ?? '/', target), {
      method,
      headers: { ...headers, host: new URL(target).host, 'accept-encoding': 'identity' },
      agent: false,
    });
    sent.on('error', reject);
    request.on('error', reject).once('close', () => request.complete || sent.destroy());
    sent.once('response', (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.once('end', () => {
        const {
          connection: _,
          'content-length': __,
          'transfer-encoding': ___,
          ...kept
        } = answer.headers;
        const text = Buffer.concat(pieces).toString('utf8').replaceAll(target, own);
        resolve({ status: answer.statusCode ?? 502, headers: kept, body: Buffer.from(text) });
      });
    });
    request.pipe(sent);
  });
}

async function answerOddly(
  answer: WholeAnswer,
  oddity: Oddity | null,
  response: ServerResponse,
  proxy: OddProxy,
): Promise<void> {
  const { status, headers, body } = answer;
  const write = (piece: Buffer): boolean => {
    proxy.written += piece.length;
    return response.write(piece);
  };
  const whole = (changed: Partial<WholeAnswer> = {}): void => {
    const all = { ...answer, ...changed };
    proxy.written += all.body.length;
    const isEmpty = all.status === 204 || all.status === 304;
    response.writeHead(all.status, {
      ...all.headers,
      ...(isEmpty ? {} : { 'content-length': all.body.length }),
    });
    response.end(isEmpty ? undefined : all.body);
  };
  switch (oddity?.kind) {
    case undefined:
      return whole();
    case 'stall-before-headers':
      return;
    case 'stall-mid-body':
      response.writeHead(status === 204 ? 200 : status, {
        ...headers,
        'content-length': body.length + 100,
      });
      write(body.subarray(0, Math.ceil(body.length / 2)));
      // Headers without a body are otherwise delayed.
      response.flushHeaders();
      return;
    case 'drip':
      response.writeHead(status === 204 ? 200 : status, headers).flushHeaders();
      for (let place = 0; !response.destroyed; place += 1) {
        write(body.subarray(place, place + 1).length > 0 ? body.subarray(place, place + 1) : space);
        await wait(oddity.everyMs);
      }
      return;
    case 'lag':
      await wait(oddity.ms);
      return whole();
    case 'replace':
      return whole({
        status: oddity.status ?? status,
        headers: { ...headers, ...oddity.headers },
        body: oddity.body === undefined ? body : Buffer.from(oddity.body),
      });
    case 'endless':
      response.writeHead(status === 204 ? 200 : status, { ...headers, ...oddity.headers });
      while (!response.destroyed) {
        if (!write(oddity.piece)) await drained(response);
      }
      return;
    case 'mutate':
      return whole({ body: mutated(body, oddity.change) });
  }
}

const space = Buffer.from(' ');

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}

function mutated(body: Buffer, change: (json: unknown) => unknown): Buffer {
  try {
    return Buffer.from(JSON.stringify(change(JSON.parse(body.toString('utf8')))) ?? '');
  } catch {
    return body;
  }
}
