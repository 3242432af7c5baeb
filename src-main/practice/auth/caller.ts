import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, forbidden, refuse } from '../protocol/api-error';

/** The names of this computer, as they appear in a URL. */
const thisComputer: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests that a web page in a browser on this computer could send. A name that resolves to 127.0.0.1 (DNS
 * rebinding) appears in Host; a cross-site request has Origin or Sec-Fetch-Site. Other clients send neither.
 */
export function callerRefusal(headers: IncomingHttpHeaders): Answer | null {
  if (hostnameOf(`http://${headers.host ?? ''}`) === null) {
    return refuse({
      status: '421',
      code: 'MISDIRECTED_REQUEST',
      title: 'The server does not answer for this host name',
      detail: 'The Host header has to name 127.0.0.1, localhost or [::1].',
    });
  }
  if (isFromAnotherSite(headers)) {
    return refuse(forbidden('Web pages of other sites may not use the practice server.'));
  }
  return null;
}

function isFromAnotherSite({ origin, ...others }: IncomingHttpHeaders): boolean {
  if (origin !== undefined && hostnameOf(origin) === null) return true;
  const site = others['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** The host name in an address; null when it does not name this computer. */
function hostnameOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.pathname !== '/')
    return null;
  return thisComputer.has(url.hostname) ? url.hostname : null;
}
