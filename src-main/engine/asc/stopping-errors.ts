import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';

const stopsAll: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-refused',
  'key-not-found',
  'key-wrong-environment',
  'keychain-absent',
  'keychain-locked',
  'keychain-denied',
  'role-too-small',
  'membership-ended',
  'request-forbidden',
  'agreement-missing',
  'network-unreachable',
  'network-name-unknown',
  'network-certificate',
  'network-proxy',
  'proxy-unreachable',
  'rate-limited',
]);

/** Whether each further write of a list would meet this error too. */
export function meetsNextToo({ code }: AppError): boolean {
  return stopsAll.has(code);
}
