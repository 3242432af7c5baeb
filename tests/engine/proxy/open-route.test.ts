import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openRoute } from '../../../src-main/engine/proxy/tunnel';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(meet: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => meet(socket.on('error', () => undefined)));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** The part of a SOCKS 5 proxy that one connection by name needs. */
function speakSocks(asked: string[]): (near: Socket) => Promise<void> {
  return async (near) => {
    await once(near, 'data');
    near.write(Buffer.from([5, 0]));
    const [request] = (await once(near, 'data')) as [Buffer];
    const length = request[4] ?? 0;
    const host = request.subarray(5, 5 + length).toString();
    const port = request.readUInt16BE(5 + length);
    asked.push(`${host}:${port}`);
    const far = connect(port, '127.0.0.1', () => {
      near.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      near.pipe(far).pipe(near);
    });
  };
}

it('a SOCKS proxy connects to the target and resolves its name itself', async () => {
  const asked: string[] = [];
  const target = await serve((socket) => socket.end('here'));
  const proxy = await serve((socket) => void speakSocks(asked)(socket));
  const place = { host: 'only-the-proxy-knows.example', port: target };
  const socket = await openRoute([`socks5://127.0.0.1:${proxy}`], place, connect);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toBe('here');
  expect(asked).toEqual([`only-the-proxy-knows.example:${target}`]);
  socket.destroy();
});

it('an unknown kind of proxy is reported, and never bypassed', async () => {
  const port = await serve((socket) => socket.destroy());
  await expect(
    openRoute([`quic://127.0.0.1:${port}`], { host: '127.0.0.1', port }, connect),
  ).rejects.toMatchObject({
    code: 'proxy-unreachable',
    message: `The type of the proxy 127.0.0.1:${port} is not supported.`,
  });
});
