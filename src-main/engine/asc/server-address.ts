import { type Environment, isPracticeKeyId } from '#shared/domain/account';
import { raise } from '#shared/errors';

export const appleApiUrl = 'https://api.appstoreconnect.apple.com';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Where Apple lets parts be sent; presigned addresses were seen under object-storage.apple.com. */
const uploadHostSuffixes = ['.apple.com', '.cdn-apple.com'];

/**
 * The environment that a key and a server make together.
 * Raises `key-wrong-environment` when a practice key would leave this computer, when any other key
 * would go to a local server, or when the server is neither Apple's nor local.
 */
export function environmentOf(keyId: string, apiUrl: string): Environment {
  const url = parseUrl(apiUrl);
  const isLocal = url !== null && isLoopback(url);
  if (!isLocal && url?.origin !== appleApiUrl) {
    raise(
      'key-wrong-environment',
      `${apiUrl} is neither App Store Connect nor a practice server on this computer.`,
    );
  }
  if (isLocal === isPracticeKeyId(keyId)) return isLocal ? 'practice' : 'live';
  return raise(
    'key-wrong-environment',
    isLocal
      ? `The key ${keyId} is not a practice key, and ${url.host} is a practice server.`
      : `The key ${keyId} is a practice key, and ${url?.host} is Apple.`,
  );
}

/** Whether a part may be sent there: Apple's storage over TLS, or the practice server itself. */
export function isAllowedUploadUrl(address: string, environment: Environment): boolean {
  const url = parseUrl(address);
  if (!url || url.username || url.password) return false;
  if (environment === 'practice') return isLoopback(url);
  return (
    url.protocol === 'https:' && uploadHostSuffixes.some((suffix) => url.hostname.endsWith(suffix))
  );
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

/** Whether nothing that is sent there leaves this computer. */
export function isThisComputer({ hostname }: URL): boolean {
  return loopbackHosts.has(hostname) || /^127(\.\d+){3}$/.test(hostname);
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
