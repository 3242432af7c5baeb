import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TestProxy {
  /** `127.0.0.1:3128` */
  host: string;
  url: string;
  /** The requested targets, in order. */
  asked: { target: string; headers: IncomingHttpHeaders }[];
  /** All data that clients sent through it. */
  sent: Buffer[];
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

export interface ProxyOptions {
  /** The required `name:password`. */
  wants?: string;
  /** Responds with this instead of connecting. */
  answers?: number;
  /** Connects there, whatever was requested. */
  leadsTo?: string;
  /** Is itself reached over TLS, with this name. */
  secure?: { key: string; cert: string; name: string };
}

/** A real forward proxy, like those at the edge of a company's network. */
export async function startProxy({
  wants,
  answers,
  leadsTo,
  secure,
}: ProxyOptions = {}): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  };
  const refuse: RequestListener = (_, response) => response.writeHead(405).end();
  const server = secure ? createSecureServer(secure, refuse) : createServer(refuse);
  server.on('connection', keep);
  server.on('connect', ({ url = '', headers }, near: Socket) => {
    proxy.asked.push({ target: url, headers });
    const given = headers['proxy-authorization'];
    const right = `Basic ${Buffer.from(wants ?? '').toString('base64')}`;
    const status = wants !== undefined && given !== right ? 407 : answers;
    if (status !== undefined) return near.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const { hostname, port } = new URL(`http://${leadsTo ?? url}`);
    const far = connect(Number(port), hostname, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      near.on('data', (chunk: Buffer) => proxy.sent.push(chunk));
      near.pipe(far).pipe(near);
    });
    keep(far);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const proxy: TestProxy = {
    host: `127.0.0.1:${port}`,
    url: secure ? `https://${secure.name}:${port}` : `http://127.0.0.1:${port}`,
    asked: [],
    sent: [],
    goDown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.resetAndDestroy();
      }),
    comeBack: () => listen(port),
  };
  return proxy;
}
