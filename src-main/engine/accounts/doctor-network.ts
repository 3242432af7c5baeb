import type { AppError } from '#shared/errors';
import type { Connection } from '../connection';
import type { Proxies } from '../ports';
import { testConnection } from '../proxy/test-connection';
import { proxyName } from '../proxy/tunnel';

/** The first proxy on the way to this server, such as `10.0.0.1:3128`; null for none, or if it isn't named in time. */
export async function proxyOf(
  { apiUrl }: Connection,
  proxies: Proxies,
  signal: AbortSignal,
): Promise<string | null> {
  const named = proxies.routesFor(new URL(apiUrl)).then(
    ([first = null]) => first && proxyName(new URL(first)),
    () => null,
  );
  return Promise.race([named, nullWhenAborted(signal)]);
}

/** Whose certificate was shown instead of Apple’s; null when it isn’t known, or nothing is in between. */
export async function interceptor(
  { apiUrl }: Connection,
  { code }: AppError,
  proxies: Proxies,
  signal: AbortSignal,
): Promise<string | null> {
  if (code !== 'network-certificate') return null;
  const looked = testConnection(new URL(apiUrl), proxies).then(({ issuer }) => issuer);
  return Promise.race([looked, nullWhenAborted(signal)]);
}

function nullWhenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
