import type { Socket } from 'node:net';
import { type Place, placeOf } from './place';

const answerMs = 20_000;

/** The same as a tunnel, from a proxy that speaks SOCKS; names are looked up by the proxy. */
export async function askSocks(proxy: URL, target: Place, socket: Socket): Promise<Socket> {
  // Loaded only where it is needed.
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
