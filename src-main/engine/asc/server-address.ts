import { BlockList, isIP } from 'node:net';
import { type Environment, isPracticeKeyId } from '#shared/domain/account';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

export const appleApiUrl = 'https://api.appstoreconnect.apple.com';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);
/**
 * Hosts Apple has been seen to use for part uploads, such as object-storage.apple.com (app-store-connect.md, uploads
 * 4). It may name others.
 */
const uploadHostSuffixes = ['.apple.com', '.cdn-apple.com'];

/**
 * The environment that a key and a server belong to.
 * Throws `key-wrong-environment` when a practice key would leave this computer, when any other key
 * would be sent to a local server, or when the server is neither Apple's nor local.
 */
export function environmentOf(keyId: string, apiUrl: string): Environment {
  const url = parseUrl(apiUrl);
  const isLocal = url !== null && isLoopback(url);
  if (!isLocal && url?.origin !== appleApiUrl) {
    fail(
      'key-wrong-environment',
      message('error.key-wrong-environment.server', { server: apiUrl }),
    );
  }
  if (isLocal === isPracticeKeyId(keyId)) return isLocal ? 'practice' : 'live';
  return fail(
    'key-wrong-environment',
    isLocal
      ? message('error.key-wrong-environment.live-key', { key: keyId, host: url.host })
      : message('error.key-wrong-environment.practice-key', { key: keyId, host: `${url?.host}` }),
  );
}

/**
 * Whether a part may be sent there: over TLS to a public host that App Store Connect names, or to the practice
 * server itself. Never into a private network.
 */
export function isAllowedUploadUrl(address: string, environment: Environment): boolean {
  const url = parseUrl(address);
  if (!url || url.username || url.password) return false;
  if (environment === 'practice') return isLoopback(url);
  return url.protocol === 'https:' && isPublicHost(url.hostname);
}

/** Whether Apple has been seen to store parts on this host; others are named to the user. */
export function isKnownUploadHost(hostname: string): boolean {
  return uploadHostSuffixes.some((suffix) => hostname.endsWith(suffix));
}

/** Names that no public DNS server resolves (RFC 6761, RFC 6762, RFC 8375). */
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa)\.?$/i;

const privateNets = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateNets.addSubnet(net, prefix);
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateNets.addSubnet(net, prefix, 'ipv6');

/** Whether a name or an IP address of a URL may be one of the public internet, as far as it shows on its own. */
export function isPublicHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return isPublicAddress(bare);
  return bare.includes('.') && !privateNames.test(bare);
}

/** Whether an IP address is public: not this computer's, private or link-local. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // The block list itself applies the IPv4 rules to an IPv4 address embedded in IPv6.
  return !privateNets.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

/** Whether everything sent there stays on this computer. */
export function isThisComputer({ hostname }: URL): boolean {
  return loopbackHosts.has(hostname) || /^127(\.\d+){3}$/.test(hostname);
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
