import type { TroubleCode } from '#shared/error-catalogue';
import { type Trouble, trouble } from '#shared/errors';
import { isCertificateTrouble } from '../certificate-trouble';
import { ProxyTrouble } from '../proxy/proxy-trouble';

/** Errors that mean the request never left this computer, so that nothing can have been applied. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const noName = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Trouble on the way to the server, told by what a person can do about it. */
export interface LineTrouble {
  trouble: Trouble;
  /** Whether the request may have arrived all the same. */
  wasSent: boolean;
}

export function lineTrouble(method: string, url: URL, thrown: unknown): LineTrouble {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof ProxyTrouble)
    return { trouble: trouble(cause.code, cause.message), wasSent: false };
  const code = errorCode(thrown);
  const wasSent = !neverSent.has(code) && !isCertificateTrouble(code);
  return { trouble: trouble(troubleCode(code), sentence(method, url, code)), wasSent };
}

function troubleCode(code: string): TroubleCode {
  if (noName.has(code)) return 'network-name-unknown';
  if (isCertificateTrouble(code)) return 'network-certificate';
  return 'network-unreachable';
}

function sentence(method: string, url: URL, code: string): string {
  if (noName.has(code)) return `The name ${url.host} was not found (${code}).`;
  if (isCertificateTrouble(code))
    return `${url.host} was answered for by somebody whose certificate is not Apple’s (${code}).`;
  return `${url.host} did not answer ${method} ${url.pathname} (${code}).`;
}

function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  const cause = thrown.cause as { code?: unknown; message?: unknown } | undefined;
  if (typeof cause?.code === 'string') return cause.code;
  if (typeof cause?.message === 'string' && /redirect/.test(cause.message)) return 'redirected';
  return thrown.name;
}
