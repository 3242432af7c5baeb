import { isIP, type Socket } from 'node:net';
import { type PeerCertificate, type SecureContext, connect as secure } from 'node:tls';
import type { ConnectionReport } from '#shared/domain/connection-report';
import { message, type Text } from '#shared/words/message';
import type { Proxies } from '../ports';
import { dialUntil } from './fetch-through';
import { contextTrusting } from './system-certificates';
import { openRoute, ProxyError, placeOf, proxyName } from './tunnel';

const handshakeMs = 10_000;

/**
 * Connects as a request would, checks the server's certificate, and disconnects. Untrusted certificates are
 * accepted for inspection, which is why nothing is ever sent on this connection.
 */
export async function testConnection(url: URL, proxies: Proxies): Promise<ConnectionReport> {
  const place = placeOf(url);
  const routes = await proxies.routesFor(url);
  const first = routes[0] ?? null;
  const report = { ...place, proxy: first && proxyName(new URL(first)), issuer: null };
  try {
    const context = contextTrusting((await proxies.trusted?.()) ?? []);
    const socket = await openRoute(routes, place, dialUntil(undefined), context);
    return { ...report, ...(await lookAtCertificate(socket, place.host, context)) };
  } catch (thrown) {
    return { ...report, problem: problemOf(thrown) };
  }
}

function problemOf(thrown: unknown): Text {
  if (thrown instanceof ProxyError) return thrown.sentence;
  if (thrown instanceof Unsecured) return thrown.problem;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** There was no certificate to check. */
class Unsecured extends Error {
  constructor(readonly problem: Text) {
    super();
  }
}

type Seen = Pick<ConnectionReport, 'issuer' | 'problem'>;

function lookAtCertificate(
  socket: Socket,
  host: string,
  context: SecureContext | undefined,
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const over = secure({
      socket,
      host,
      ...(context && { secureContext: context }),
      ...(isIP(host) === 0 && { servername: host }),
      // Verified below, by the same rules; if it were refused here, its owner could not be reported.
      rejectUnauthorized: false,
    });
    const end = (): void => void over.destroy();
    const late = new Unsecured(
      message('connection.problem.slow', { time: { duration: handshakeMs } }),
    );
    const timer = setTimeout(() => over.destroy(late), handshakeMs);
    over.once('close', () => {
      clearTimeout(timer);
      reject(new Unsecured(message('connection.problem.closed')));
    });
    over.once('error', reject);
    over.once('secureConnect', () => {
      const why = over.authorizationError as Error | string | undefined;
      const problem = over.authorized
        ? null
        : why === undefined
          ? message('connection.problem.not-trusted')
          : String(why);
      resolve({ issuer: issuerOf(over.getPeerCertificate()), problem });
      end();
    });
  });
}

function issuerOf({ issuer }: PeerCertificate): string | null {
  const names = [issuer?.O, issuer?.CN].flat().filter((name) => name !== undefined && name !== '');
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}
