import { createPublicKey, type KeyObject } from 'node:crypto';
import { isThisComputer } from '../../engine/asc/server-address';

/** Built into a package, never read when Slipway runs: each is empty in a build that does not update itself. */
export interface BuiltSource {
  /** The folder of `latest*.yml` and of what they name, ending in a slash. */
  feed: string;
  /** Public keys as Base64 of SPKI DER, separated by commas: two, so that one can be replaced. */
  keys: string;
  /** The page where a person downloads a version; may be empty. */
  page: string;
  /** `yes` only in builds that tests make: then a feed on this computer may be read without TLS. */
  loopback: string;
}

export interface UpdateSource {
  feed: URL;
  keys: readonly KeyObject[];
  page: string | null;
  allowsLoopback: boolean;
}

/** Null for a build that does not update itself. Throws where the values contradict each other. */
export function readSource(built: BuiltSource): UpdateSource | null {
  const keys = built.keys.split(',').filter((key) => key.trim() !== '');
  if (built.feed === '' && keys.length === 0) return null;
  if (built.feed === '' || keys.length === 0)
    throw new Error('A build that updates itself needs both the address of its feed and its keys.');
  const source = {
    feed: new URL(built.feed),
    keys: keys.map(publicKey),
    page: built.page === '' ? null : built.page,
    allowsLoopback: built.loopback === 'yes',
  };
  if (!source.feed.pathname.endsWith('/')) throw new Error('The feed is a folder: end it with /.');
  if (source.page !== null && new URL(source.page).protocol !== 'https:')
    throw new Error('The download page needs https.');
  return source;
}

function publicKey(base64: string): KeyObject {
  const key = createPublicKey({
    key: Buffer.from(base64.trim(), 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('An update key is not Ed25519.');
  return key;
}

/** Whether something of an update may come from there: over TLS only, and without a password in the address. */
export function mayFetch(url: URL, { allowsLoopback }: Pick<UpdateSource, 'allowsLoopback'>) {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (allowsLoopback && isLocal(url));
}

const isLocal = (url: URL): boolean => url.protocol === 'http:' && isThisComputer(url);
