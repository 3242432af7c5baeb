import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { Place } from './place';
import { ProxyTrouble, proxyName } from './proxy-trouble';

/** A proxy may have to look for the target itself. */
const answerMs = 20_000;

/** Has the proxy at the other end of the socket lead it on to the target; name and password stay with the proxy. */
export function askForTunnel(proxy: URL, { host, port }: Place, socket: Socket): Promise<Socket> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...credentialsOf(proxy) },
      createConnection: () => socket,
    });
    const silent = new Error(`silent for ${answerMs / 1000} seconds`);
    asked.on('error', reject).setTimeout(answerMs, () => asked.destroy(silent));
    asked.once('connect', ({ statusCode = 0 }, opened: Socket, early: Buffer) => {
      if (statusCode < 200 || statusCode > 299) {
        opened.destroy();
        return reject(refusalOf(statusCode, proxy, target));
      }
      opened.setTimeout(0);
      if (early.length > 0) opened.unshift(early);
      resolve(opened);
    });
    asked.end();
  });
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const both = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(both).toString('base64')}` };
}

function refusalOf(status: number, proxy: URL, target: string): ProxyTrouble {
  const name = `the proxy ${proxyName(proxy)}`;
  return status === 407
    ? new ProxyTrouble('network-proxy', `${name} asks for a name and password`)
    : new ProxyTrouble('network-unreachable', `${name} answered ${status} for ${target}`);
}
