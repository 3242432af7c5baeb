import { getProxyForUrl } from 'proxy-from-env';
import { isThisComputer } from '../asc/server-address';
import type { Proxies, Way } from '../ports';

/** The proxies of `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, as other commands read them. */
export const environmentProxies: Proxies = { waysTo: async (url) => [environmentWay(url)] };

export function environmentWay(url: URL): Way {
  const found = isThisComputer(url) ? '' : getProxyForUrl(url.href);
  if (found === '') return null;
  // The library gives a proxy without a scheme the one of the address; a proxy is spoken to in plain HTTP.
  const isWritten = Object.values(process.env).includes(found);
  return isWritten ? found : found.replace(/^https:/, 'http:');
}
