import { getProxyForUrl } from 'proxy-from-env';
import { isThisComputer } from '../engine/asc/server-address';
import type { Proxies, ProxyRoute } from '../engine/ports';
import { bundledIn, systemCertificates } from '../engine/proxy/system-certificates';

/** The proxies of `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, as other commands read them. */
export const environmentProxies: Proxies = {
  routesFor: async (url) => [environmentRoute(url)],
  // Setting certificates replaces Node's whole set, so those named by the variable are added again.
  trusted: async () => [...(await systemCertificates()), ...(await environmentCertificates())],
};

function environmentCertificates(): Promise<readonly string[]> {
  const { NODE_EXTRA_CA_CERTS: path } = process.env;
  return path ? bundledIn([path]) : Promise.resolve([]);
}

export function environmentRoute(url: URL): ProxyRoute {
  const found = isThisComputer(url) ? '' : getProxyForUrl(url.href);
  if (found === '') return null;
  // The library gives a proxy without a scheme the scheme of the target; a proxy is addressed in plain HTTP.
  const isWritten = Object.values(process.env).includes(found);
  return isWritten ? found : found.replace(/^https:/, 'http:');
}
