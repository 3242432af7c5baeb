import { lookup } from 'node:dns';
import {
  type Agent,
  type ClientRequest,
  type ClientRequestArgs,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { connect, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { type SecureContext, connect as secure } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress, isPublicHost } from '../asc/server-address';
import type { Fetch, Proxies, ProxyRoute } from '../ports';
import { contextTrusting } from './system-certificates';
import { type Dial, openRoute } from './tunnel';

/** Connect timeout. */
const connectMs = 8_000;

/**
 * `fetch` by the route that the port returns for each URL. It uses Node's own requests, because those can be
 * ended reliably: an abort destroys the socket, also while connecting or in the middle of a body. A redirect fails,
 * unless the request says `redirect: 'manual'`: it is never followed.
 *
 * `publicOnly` refuses this computer and private networks, for addresses that other people wrote. A name is checked by
 * what it resolves to, where it is connected to; what a proxy resolves is the proxy's.
 */
export function fetchThrough(
  proxies: Proxies,
  { publicOnly }: { publicOnly?: { lookup: LookupFunction } } = {},
): Fetch {
  const agents = new Map<string, Agents>();
  let trust: Promise<SecureContext | undefined> | null = null;
  const readTrust = (): Promise<SecureContext | undefined> => {
    trust ??= (proxies.trusted?.() ?? Promise.resolve([])).then(contextTrusting);
    return trust;
  };
  const agentsFor = (routes: readonly ProxyRoute[], context: SecureContext | undefined): Agents => {
    const name = `${routes.join(' ')} ${context === undefined}`;
    const found = agents.get(name) ?? agentsOf(routes, context, publicOnly?.lookup);
    agents.set(name, found);
    return found;
  };
  return async (url, init) => {
    if (publicOnly && !isPublicHost(url.hostname)) throw failed(notPublic(url.hostname));
    const routes = await proxies.routesFor(url);
    const context = isSecured(url, routes) ? await readTrust() : undefined;
    init.signal?.throwIfAborted();
    return send(url, init, agentsFor(routes, context));
  };
}

/** Whether any connection of the request uses a certificate. */
export function isSecured(url: URL, routes: readonly ProxyRoute[]): boolean {
  return url.protocol === 'https:' || routes.some((route) => route?.startsWith('https:'));
}

interface Agents {
  plain: Agent;
  secure: Agent;
}

/** Agents pass on options that they don't know themselves. */
type WithSignal = ClientRequestArgs & { opening?: AbortSignal | undefined };

function agentsOf(
  routes: readonly ProxyRoute[],
  secureContext: SecureContext | undefined,
  guard: LookupFunction | undefined,
): Agents {
  const plain = new HttpAgent({ keepAlive: true });
  const overTls = new HttpsAgent({ keepAlive: true });
  const open = (options: WithSignal) =>
    openRoute(
      routes,
      { host: String(options.host), port: Number(options.port) },
      dialUntil(options.opening, guard && { host: String(options.host), lookup: guard }),
      secureContext,
    );
  plain.createConnection = (options, done) => {
    open(options).then(
      (socket) => done?.(null, socket),
      (thrown: Error) => done?.(thrown, undefined as never),
    );
    return undefined;
  };
  // The options are the agent's own, with the name the certificate must have.
  overTls.createConnection = (options, done) => {
    open(options).then(
      (socket) =>
        done?.(
          null,
          secure({ ...options, secureContext, ALPNProtocols: ['http/1.1'], socket } as object),
        ),
      (thrown: Error) => done?.(thrown, undefined as never),
    );
    return undefined;
  };
  return { plain, secure: overTls };
}

/** Connections that are closed when nothing responds, and when the caller no longer needs them. */
export function dialUntil(
  signal: AbortSignal | undefined,
  guarded?: { host: string; lookup: LookupFunction },
): Dial {
  return (place) => {
    // A proxy may be in the private network.
    const isGuarded = guarded !== undefined && place.host === guarded.host;
    const socket = connect(isGuarded ? { ...place, lookup: guarded.lookup } : place);
    const giveUp = (why: string) => () => socket.destroy(new Error(why));
    // Not shown: the socket's owner reports its own timeout.
    const timer = setTimeout(giveUp(`no connection within ${connectMs / 1000} seconds`), connectMs);
    const stop = giveUp('aborted');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    });
    return socket;
  };
}

/** Resolves a name to its public addresses only; fails if it has none. */
export const publicLookup: LookupFunction = publicAddressesOf(lookup);

export function publicAddressesOf(resolve: typeof lookup | LookupFunction): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const addresses = (Array.isArray(found) ? found : []).filter(({ address }) =>
        isPublicAddress(address),
      );
      const [first] = addresses;
      if (error || first === undefined) done(error ?? notPublic(host), options.all ? [] : '', 4);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function notPublic(host: string): Error {
  return new Error(`${host} is not on the public internet`);
}

function send(url: URL, init: RequestInit, agents: Agents): Promise<Response> {
  const signal = init.signal ?? undefined;
  const isSecure = url.protocol === 'https:';
  const options: WithSignal = {
    method: init.method ?? 'GET',
    agent: isSecure ? agents.secure : agents.plain,
    headers: { 'accept-encoding': 'gzip', ...Object.fromEntries(new Headers(init.headers)) },
    opening: signal,
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)(url, options);
    endWith(request, signal);
    request.on('error', (cause) => reject(failed(cause)));
    request.once('response', (incoming) => {
      try {
        resolve(responseOf(incoming, init.redirect === 'manual'));
      } catch (thrown) {
        request.destroy();
        reject(failed(thrown));
      }
    });
    request.once('close', () => reject(failed(new Error('the connection was closed'))));
    const body = (init.body as string | null | undefined) ?? undefined;
    // Node leaves the length of a DELETE out: its body would be taken for the next request.
    if (body !== undefined) request.setHeader('content-length', Buffer.byteLength(body));
    request.end(body);
  });
}

function endWith(request: ClientRequest, signal: AbortSignal | undefined): void {
  const stop = (): unknown => request.destroy(new Error('aborted'));
  signal?.addEventListener('abort', stop, { once: true });
  request.once('close', () => signal?.removeEventListener('abort', stop));
}

/** The same error as the platform's `fetch`, so that there is one way to handle it. */
function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

const redirects = new Set([301, 302, 303, 307, 308]);
const withoutBody = new Set([204, 205, 304]);

function responseOf(incoming: IncomingMessage, takesRedirects: boolean): Response {
  const { statusCode: status = 0, rawHeaders } = incoming;
  // A redirect could send the token to another host.
  if (redirects.has(status) && !takesRedirects) throw new Error('unexpected redirect');
  if (status < 200 || status > 599) throw new Error(`the status ${status} is none`);
  const headers = new Headers();
  for (let place = 0; place + 1 < rawHeaders.length; place += 2)
    headers.append(rawHeaders[place] ?? '', rawHeaders[place + 1] ?? '');
  if (!withoutBody.has(status)) return new Response(bodyOf(incoming), { status, headers });
  incoming.resume();
  return new Response(null, { status, headers });
}

/** Decompressed as it is read: unread data is not decompressed. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const unpacked = unpack(incoming);
  // Passed on to the reader; before the first read nothing listens.
  for (const stream of [incoming, unpacked]) stream.on('error', () => undefined);
  const pieces = unpacked[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        unpacked.destroy();
        incoming.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

const unpackers: Record<string, () => ReturnType<typeof createGunzip>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function unpack(incoming: IncomingMessage): Readable {
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return incoming;
  const unpacker = unpackers[encoding];
  if (!unpacker) throw new Error(`the answer is packed as ${encoding}`);
  // An error on either side ends both, and reaches the reader.
  return pipeline(incoming, unpacker(), () => undefined);
}
