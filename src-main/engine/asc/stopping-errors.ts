import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';

/** About the key, the account, the network or this computer, and not about what was sent. */
const stopsAll: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'account-not-found',
  'agreement-missing',
  'disk-full',
  'key-needed',
  'key-not-found',
  'key-refused',
  'key-wrong-environment',
  'keychain-absent',
  'keychain-denied',
  'keychain-locked',
  'membership-ended',
  'network-certificate',
  'network-name-unknown',
  'network-proxy',
  'network-unreachable',
  'practice-unavailable',
  'proxy-unreachable',
  'rate-limited',
  'request-forbidden',
  'role-too-small',
  'storage-failed',
]);

/** Whether each further write of a list would meet this error too. */
export function meetsNextToo({ code }: AppError): boolean {
  return stopsAll.has(code);
}
