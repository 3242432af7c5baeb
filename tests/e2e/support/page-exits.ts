import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';

/** If names of this domain appear in a log, something looked them up. It does not exist anywhere (RFC 6761). */
const domain = 'slipway-exit.test';

/** Two sockets on this computer that count everything they receive. */
export interface Listener {
  udpPort: number;
  tcpPort: number;
  /** `udp` and `tcp`, whichever received something. */
  heard(): string[];
  close(): void;
}

export async function listenOnLoopback(): Promise<Listener> {
  const heard = new Set<string>();
  const udp = createSocket('udp4').on('message', () => heard.add('udp'));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const tcp = createServer((socket) => {
    heard.add('tcp');
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  return {
    udpPort: udp.address().port,
    tcpPort: (tcp.address() as { port: number }).port,
    heard: () => [...heard].sort(),
    close: () => {
      udp.close();
      tcp.close();
    },
  };
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number }[];
}

/** Tries every exit of a page; returns the names that Chromium looked up, from its own log. */
export async function tryEveryExit(
  app: ElectronApplication,
  page: Page,
  listener: Listener,
  logFile: string,
): Promise<string[]> {
  await app.evaluate(
    ({ netLog }, path) => netLog.startLogging(path, { captureMode: 'everything' }),
    logFile,
  );
  await page.evaluate(tryExits, {
    udp: `127.0.0.1:${listener.udpPort}`,
    tcp: `127.0.0.1:${listener.tcpPort}`,
    domain,
  });
  await app.evaluate(({ netLog }) => netLog.stopLogging());
  const log = JSON.parse(await readFile(logFile, 'utf8')) as NetLog;
  const lookups = ['HOST_RESOLVER_MANAGER_REQUEST', 'DNS_TRANSACTION'].map(
    (name) => log.constants.logEventTypes[name],
  );
  const asked = JSON.stringify(log.events.filter(({ type }) => lookups.includes(type)));
  const names = asked.match(/[a-z-]+\.slipway-exit\.test/g) ?? [];
  return [...new Set(names)].map((name) => name.replace(`.${domain}`, '')).sort();
}

/** Runs in the page, so it is self-contained. A refusal is the expected result, and never stops the rest. */
async function tryExits({ udp, tcp, domain }: { udp: string; tcp: string; domain: string }) {
  const attempt = async (work: () => unknown): Promise<void> => {
    await Promise.race([
      Promise.resolve().then(work),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ]).catch(() => {});
  };
  const both = (name: string, path = ''): string[] => [
    `https://${name}.${domain}${path}`,
    `http://${tcp}/${name}`,
  ];
  const add = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      try {
        element.setAttribute(name, value);
      } catch {
        // Trusted types refuse a URL that would become script.
      }
    }
    document.body.append(element);
    return element;
  };

  const talkToPeers = async (view: typeof globalThis): Promise<void> => {
    const credentials = { username: 'a', credential: 'b' };
    const iceServers = [
      { urls: [`stun:${udp}`, `stun:stun.${domain}:3478`] },
      { urls: [`turn:${udp}?transport=udp`, `turn:turn-udp.${domain}:3478`], ...credentials },
      { urls: [`turn:${tcp}?transport=tcp`, `turns:${tcp}?transport=tcp`], ...credentials },
    ];
    const [one, other] = [
      new view.RTCPeerConnection({ iceServers }),
      new view.RTCPeerConnection({ iceServers }),
    ];
    one.createDataChannel('x');
    await one.setLocalDescription(await one.createOffer());
    if (one.localDescription) await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription(await other.createAnswer());
    if (other.localDescription) await one.setRemoteDescription(other.localDescription);
    for (const candidate of [
      `candidate:1 1 udp 2122260223 ${udp.replace(':', ' ')} typ host`,
      `candidate:2 1 tcp 1518280447 ${tcp.replace(':', ' ')} typ host tcptype passive`,
    ])
      await one.addIceCandidate({ candidate, sdpMid: '0' }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 4000));
  };
  const frame = add('iframe', {}) as HTMLIFrameElement;
  // A frame without a URL has fresh copies of everything that could have been removed from a page.
  for (const view of [globalThis, frame.contentWindow as unknown as typeof globalThis])
    await talkToPeers(view).catch(() => {});

  for (const rel of [
    'dns-prefetch',
    'preconnect',
    'prefetch',
    'preload',
    'modulepreload',
    'prerender',
    'stylesheet',
    'icon',
    'manifest',
  ])
    for (const href of both(rel)) add('link', { rel, href, as: 'image' });
  for (const src of both('image')) add('img', { src });
  for (const src of both('media')) add('video', { src });
  for (const src of both('frame')) add('iframe', { src });
  for (const data of both('object')) add('object', { data });
  for (const src of both('embed')) add('embed', { src });
  for (const src of both('script')) await attempt(() => add('script', { src }));
  for (const url of both('style-picture')) document.body.style.backgroundImage = `url(${url})`;
  for (const url of both('font')) await attempt(() => new FontFace('x', `url(${url})`).load());
  for (const url of both('fetch')) await attempt(() => fetch(url, { mode: 'no-cors' }));
  for (const url of both('beacon')) await attempt(() => navigator.sendBeacon(url, 'x'));
  for (const url of both('events')) await attempt(() => new EventSource(url));
  for (const url of both('socket')) await attempt(() => new WebSocket(url.replace(/^http/, 'ws')));
  for (const url of [`https://${udp}/`, ...both('transport')])
    await attempt(() => new WebTransport(url).ready);
  for (const url of both('worker')) await attempt(() => new Worker(url));
  await attempt(() => navigator.serviceWorker.register('/service.js'));
  for (const url of both('speculation')) {
    const rules = JSON.stringify({ prefetch: [{ source: 'list', urls: [url] }] });
    await attempt(() => {
      add('script', { type: 'speculationrules' }).textContent = rules;
    });
  }
  for (const ping of both('ping')) (add('a', { href: '#', ping }) as HTMLAnchorElement).click();
  for (const action of both('form'))
    (add('form', { action, method: 'post', target: '_blank' }) as HTMLFormElement).submit();
  for (const url of both('window')) await attempt(() => window.open(url));
  for (const url of both('download'))
    await attempt(() => (add('a', { href: url, download: 'x' }) as HTMLAnchorElement).click());
  await new Promise((resolve) => setTimeout(resolve, 2000));
}
