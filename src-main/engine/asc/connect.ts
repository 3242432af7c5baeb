import { readFile } from 'node:fs/promises';
import type { KeyFeature } from '#shared/asc/roles';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { readPrivateKey } from '../accounts/private-key';
import type { Connection } from '../connection';
import type { Clock, Fetch, Logger, PracticeHost } from '../ports';
import { AscClient } from './client';
import { RateLimiter } from './rate-limiter';
import type { Patience } from './retry-policy';
import { environmentOf } from './server-address';
import { type TokenIdentity, TokenSource } from './token';

interface ConnectPorts {
  /** The stored key of an account, with the IDs that belong to it now. */
  keys: {
    use<T>(
      connection: Connection,
      use: (privateKeyPem: string, identity: TokenIdentity) => Promise<T>,
    ): Promise<T>;
    /** Calls back when an account's key was replaced or deleted: tokens of the old one are used no longer. */
    onGone?(listener: (accountId: string) => void): void;
  };
  clock: Clock;
  fetch: Fetch;
  log: Logger;
  practiceHost?: PracticeHost | null;
  /** Told what each write proved about the key's permissions. */
  learn?: (connection: Connection, feature: KeyFeature, isAllowed: boolean) => void;
}

/**
 * Clients that share one token, rate limit and pause per key, and that refuse to send a key to the wrong server. With
 * other IDs than the key is kept with, a client of its own.
 */
export function makeConnector(
  ports: ConnectPorts,
): (connection: Connection, patience: Patience, as?: TokenIdentity) => AscClient {
  const { keys, clock, log, practiceHost } = ports;
  const held = new Map<string, RateLimiter>();
  const rateLimiterOf = (connection: Connection): RateLimiter => {
    const name = [
      connection.accountId,
      connection.apiUrl,
      connection.keyId,
      connection.issuerId,
    ].join(' ');
    const rateLimiter = held.get(name) ?? new RateLimiter(tokensOf(connection), clock);
    held.set(name, rateLimiter);
    return rateLimiter;
  };
  keys.onGone?.((accountId) => {
    for (const [name, rateLimiter] of held) {
      if (name.startsWith(`${accountId} `)) rateLimiter.tokens.drop();
    }
  });
  const tokensOf = (connection: Connection, as?: TokenIdentity): TokenSource =>
    new TokenSource(
      (use) => lendKey(connection, keys, (pem, identity) => use(pem, as ?? identity)),
      clock,
    );
  return (connection, patience, as) => {
    const { keyId, apiUrl } = connection;
    const isPractice = environmentOf(keyId, apiUrl) === 'practice';
    const fetch =
      isPractice && practiceHost ? whileServing(practiceHost, apiUrl, ports.fetch) : ports.fetch;
    return new AscClient({
      apiUrl,
      rateLimiter: as
        ? new RateLimiter(tokensOf(connection, as), clock)
        : rateLimiterOf(connection),
      clock,
      fetch,
      log,
      patience,
      learn: (feature, isAllowed) => ports.learn?.(connection, feature, isAllowed),
    });
  };
}

/** A caller that gave up during the start has sent nothing. */
function whileServing(host: PracticeHost, apiUrl: string, fetch: Fetch): Fetch {
  return (url, init) =>
    host.whileServing(apiUrl, () => {
      init.signal?.throwIfAborted();
      return fetch(url, init);
    });
}

/** Lends the private key of a connection, from the keychain or from its file. */
export async function lendKey<T>(
  connection: Connection,
  keys: ConnectPorts['keys'],
  use: (pem: string, identity: TokenIdentity) => Promise<T>,
): Promise<T> {
  if (connection.privateKeyFile === null) return keys.use(connection, use);
  const { privateKeyFile } = connection;
  const file = await readFile(privateKeyFile).catch((cause: unknown) =>
    fail('key-not-found', message('error.key-not-found.file', { path: privateKeyFile }), { cause }),
  );
  return use(readPrivateKey(file), connection);
}
