import { isIP, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import type { Way } from '../ports';
import { askForTunnel } from './ask-for-tunnel';
import { askSocks } from './ask-socks';
import { type Place, placeOf } from './place';
import { ProxyTrouble, proxyName } from './proxy-trouble';

/** Begins a connection and gives it up when nobody answers. */
export type Dial = (place: Place) => Socket;

/**
 * A connection that ends at the target, by the first way that works; what is said on it is for the target
 * alone. Raises `ProxyTrouble`, or the system's own error where no proxy is involved.
 */
export async function openWay(ways: readonly Way[], target: Place, dial: Dial): Promise<Socket> {
  const [way = null, ...others] = ways;
  try {
    return await (way === null ? reach(target, dial) : openThrough(new URL(way), target, dial));
  } catch (thrown) {
    const isDead = thrown instanceof ProxyTrouble && thrown.code === 'proxy-unreachable';
    if (!isDead || others.length === 0) throw thrown;
    return openWay(others, target, dial);
  }
}

async function reach(place: Place, dial: Dial): Promise<Socket> {
  const socket = dial(place);
  await opened(socket, 'connect');
  return socket;
}

async function openThrough(proxy: URL, target: Place, dial: Dial): Promise<Socket> {
  let dialled: Socket | null = null;
  try {
    dialled = await reach(placeOf(proxy), dial);
    switch (proxy.protocol) {
      case 'http:':
        return await askForTunnel(proxy, target, dialled);
      case 'https:':
        return await askForTunnel(proxy, target, await secured(proxy, dialled));
      case 'socks4:':
      case 'socks:':
      case 'socks5:':
      case 'socks5h:':
        return await askSocks(proxy, target, dialled);
      default:
        throw new ProxyTrouble(
          'proxy-unreachable',
          `the proxy ${proxyName(proxy)} is of a kind that Slipway does not know`,
        );
    }
  } catch (thrown) {
    dialled?.destroy();
    if (thrown instanceof ProxyTrouble) throw thrown;
    const { code, message } = thrown as NodeJS.ErrnoException;
    const reason = `the proxy ${proxyName(proxy)} does not answer (${code ?? message})`;
    throw new ProxyTrouble('proxy-unreachable', reason, { cause: thrown });
  }
}

async function secured(proxy: URL, socket: Socket): Promise<Socket> {
  const { host } = placeOf(proxy);
  const over = secure({ socket, host, ...(isIP(host) !== 0 ? {} : { servername: host }) });
  await opened(over, 'secureConnect');
  return over;
}

/** Rejects also when the socket is closed without an error: whoever closes it need not give a reason. */
function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed before it was open')));
  });
}
