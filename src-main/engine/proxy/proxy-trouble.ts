import type { TroubleCode } from '#shared/error-catalogue';
import { placeOf } from './place';

type ProxyCode = Extract<
  TroubleCode,
  'proxy-unreachable' | 'network-proxy' | 'network-unreachable'
>;

/** A proxy is in the way. Nothing of what was to be sent has got past it. */
export class ProxyTrouble extends Error {
  constructor(
    readonly code: ProxyCode,
    /** Continues a sentence: `… cannot be reached: the proxy 10.0.0.1:3128 does not answer`. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${reason[0]?.toUpperCase()}${reason.slice(1)}.`, options);
    this.name = 'ProxyTrouble';
  }
}

/** The proxy's name without what it is told in secret. */
export function proxyName(proxy: URL): string {
  const { host, port } = placeOf(proxy);
  return `${host}:${port}`;
}
