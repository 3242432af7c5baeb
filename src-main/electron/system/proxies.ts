import { type Session, session } from 'electron';
import { environmentRoute } from '../../adapters/environment-proxies';
import type { ProxyLogins } from '../../app/proxy-login';
import { isThisComputer } from '../../engine/asc/server-address';
import type { Proxies, ProxyRoute } from '../../engine/ports';
import { systemCertificates } from '../../engine/proxy/system-certificates';
import { leaveDictionaries } from '../security/permissions';

/** A separate session, because the window's session has a proxy that leads nowhere. Kept in memory only. */
function systemSession(): Session {
  const separate = session.fromPartition('system-proxies');
  leaveDictionaries(separate);
  return separate;
}

/** The operating system's proxy settings, automatic ones too; read each time, because networks change. */
export function systemProxies(logins: Pick<ProxyLogins, 'addTo'>): Proxies {
  return {
    async routesFor(url) {
      if (isThisComputer(url)) return [null];
      const routes = readProxyAnswer(await systemSession().resolveProxy(url.href));
      return Promise.all(
        routes.map((route) => {
          const given = withCredentials(route, environmentRoute(url));
          return given === route ? logins.addTo(route) : given;
        }),
      );
    },
    trusted: systemCertificates,
  };
}

/** The system doesn't share its proxy's password; one from the environment is used for the same proxy. */
function withCredentials(route: ProxyRoute, given: ProxyRoute): ProxyRoute {
  const isSame = route !== null && given !== null && new URL(route).host === new URL(given).host;
  return isSame ? given : route;
}

const schemes: Record<string, string> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** The system's answer for an address, such as `PROXY 10.0.0.1:3128; DIRECT`, in its order. */
export function readProxyAnswer(answer: string): ProxyRoute[] {
  const routes = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry);
  return routes.length > 0 ? routes : [null];
}

/** An unknown kind still counts as a proxy: bypassing it would ignore the system's settings. */
function readEntry(entry: string): ProxyRoute {
  const [kind = '', place = ''] = entry.split(/\s+/);
  if (kind.toUpperCase() === 'DIRECT') return null;
  return `${schemes[kind.toUpperCase()] ?? kind.toLowerCase()}://${place}`;
}
