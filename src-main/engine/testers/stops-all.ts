import type { ErrorCode } from '#shared/error-catalogue';

/** Errors that everyone after this one would meet too. */
export const stopsAll: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
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
