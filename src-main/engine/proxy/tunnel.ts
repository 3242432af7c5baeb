import { request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { type SecureContext, connect as secure } from 'node:tls';
import type { ErrorCode } from '#shared/error-catalogue';
import { type Message, message } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import type { ProxyRoute } from '../ports';

/** How long a proxy may take to respond. */
const secureMs = 10_000;

/** Opens a connection and closes it when nothing responds. */
export type Dial = (place: Place) => Socket;

/**
 * A connection to the target, by the first route that works; what is sent on it is for the target
 * alone. Throws `ProxyError`, or the system's own error when no proxy is involved.
 */
export async function openRoute(
  routes: readonly ProxyRoute[],
  target: Place,
  dial: Dial,
  context?: SecureContext,
): Promise<Socket> {
  const [route = null, ...others] = routes;
  try {
    return await (route === null
      ? reach(target, dial)
      : openThrough(new URL(route), target, dial, context));
  } catch (thrown) {
    const isDead = thrown instanceof ProxyError && thrown.code === 'proxy-unreachable';
    if (!isDead || others.length === 0) throw thrown;
    return openRoute(others, target, dial, context);
  }
}

async function reach(place: Place, dial: Dial): Promise<Socket> {
  const socket = dial(place);
  await opened(socket, 'connect');
  return socket;
}

async function openThrough(
  proxy: URL,
  target: Place,
  dial: Dial,
  context: SecureContext | undefined,
): Promise<Socket> {
  let dialled: Socket | null = null;
  try {
    dialled = await reach(placeOf(proxy), dial);
    switch (proxy.protocol) {
      case 'http:':
        return await askForTunnel(proxy, target, dialled);
      case 'https:':
        return await askForTunnel(proxy, target, await secured(proxy, dialled, context));
      case 'socks4:':
      case 'socks:':
      case 'socks5:':
      case 'socks5h:':
        return await askSocks(proxy, target, dialled);
      default:
        throw new ProxyError(
          'proxy-unreachable',
          message('error.proxy-unreachable.kind', { proxy: proxyName(proxy) }),
        );
    }
  } catch (thrown) {
    dialled?.destroy();
    if (thrown instanceof ProxyError) throw thrown;
    const { code, message: words } = thrown as NodeJS.ErrnoException;
    const sentence = message('error.proxy-unreachable.no-response', {
      proxy: proxyName(proxy),
      code: code ?? words,
    });
    throw new ProxyError('proxy-unreachable', sentence, { cause: thrown });
  }
}

async function secured(
  proxy: URL,
  socket: Socket,
  context: SecureContext | undefined,
): Promise<Socket> {
  const { host } = placeOf(proxy);
  const over = secure({
    socket,
    host,
    ...(context && { secureContext: context }),
    ...(isIP(host) !== 0 ? {} : { servername: host }),
  });
  const late = new Error(`no secure connection within ${secureMs / 1000} seconds`);
  const timer = setTimeout(() => over.destroy(late), secureMs);
  await opened(over, 'secureConnect').finally(() => clearTimeout(timer));
  return over;
}

/** Also rejects when the socket is closed without an error, which needs no reason. */
function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed before it was open')));
  });
}

/** A proxy may have to resolve the target itself. */
const answerMs = 20_000;

/** Asks the proxy on this socket for a tunnel to the target; only the proxy gets name and password. */
function askForTunnel(proxy: URL, { host, port }: Place, socket: Socket): Promise<Socket> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...credentialsOf(proxy) },
      createConnection: () => socket,
    });
    // A timeout for the whole response: one that comes byte by byte would never be idle.
    const late = new Error(`no answer within ${answerMs / 1000} seconds`);
    const timer = setTimeout(() => asked.destroy(late), answerMs);
    asked.on('error', reject).once('close', () => clearTimeout(timer));
    // Any other response means that there is no tunnel.
    asked.once('response', ({ statusCode = 0 }) => {
      asked.destroy();
      reject(refusalOf(statusCode, proxy, target));
    });
    asked.once('connect', ({ statusCode = 0 }, opened: Socket, early: Buffer) => {
      clearTimeout(timer);
      if (statusCode < 200 || statusCode > 299) {
        opened.destroy();
        return reject(refusalOf(statusCode, proxy, target));
      }
      if (early.length > 0) opened.unshift(early);
      resolve(opened);
    });
    asked.end();
  });
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const both = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  // Not shown: a header.
  return { 'proxy-authorization': `Basic ${Buffer.from(both).toString('base64')}` };
}

function refusalOf(status: number, proxy: URL, target: string): ProxyError {
  const name = proxyName(proxy);
  return status === 407
    ? new ProxyError('network-proxy', message('error.network-proxy.proxy', { proxy: name }))
    : new ProxyError(
        'network-unreachable',
        message('error.network-unreachable.proxy-status', {
          proxy: name,
          status: `${status}`,
          target,
        }),
      );
}

/** The same as a tunnel, from a SOCKS proxy, which resolves names itself. */
async function askSocks(proxy: URL, target: Place, socket: Socket): Promise<Socket> {
  // Loaded only when needed.
  const { SocksClient } = await import('socks');
  const { username, password } = proxy;
  const opened = await SocksClient.createConnection({
    proxy: {
      ...placeOf(proxy),
      type: proxy.protocol === 'socks4:' ? 4 : 5,
      ...(username === '' ? {} : { userId: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    },
    command: 'connect',
    destination: target,
    existing_socket: socket,
    timeout: answerMs,
  });
  return opened.socket;
}

/** The target of a connection. */
interface Place {
  host: string;
  port: number;
}

/** Without the brackets of an IPv6 address, which belong to the URL. */
export function placeOf({ hostname, port, protocol }: URL): Place {
  const usual = protocol === 'https:' ? 443 : protocol.startsWith('socks') ? 1080 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

type ProxyCode = Extract<ErrorCode, 'proxy-unreachable' | 'network-proxy' | 'network-unreachable'>;

/** A proxy refused or failed. Nothing that was to be sent got past it. */
export class ProxyError extends Error {
  constructor(
    readonly code: ProxyCode,
    readonly sentence: Message,
    options?: ErrorOptions,
  ) {
    super(inWords(sentence), options);
    this.name = 'ProxyError';
  }
}

/** The proxy's URL without name and password. */
export function proxyName(proxy: URL): string {
  const { host, port } = placeOf(proxy);
  return `${host}:${port}`;
}
