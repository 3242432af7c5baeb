import { readFile } from 'node:fs/promises';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { readPrivateKey } from '../accounts/private-key';
import type { Connection } from '../connection';
import type { Clock, Fetch, Logger, PracticeHost, SecretStore } from '../ports';
import { AscClient } from './client';
import { RateLimiter } from './rate-limiter';
import type { Patience } from './retry-policy';
import { environmentOf } from './server-address';
import { TokenSource } from './token';

interface ConnectPorts {
  secrets: SecretStore;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
  practiceHost?: PracticeHost | null;
}

/** Clients that share one token, rate limit and pause per key, and that refuse to send a key to the wrong server. */
export function makeConnector(
  ports: ConnectPorts,
): (connection: Connection, patience: Patience) => AscClient {
  const { secrets, clock, log, practiceHost } = ports;
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
  const tokensOf = (connection: Connection): TokenSource =>
    new TokenSource(connection, (use) => lendKey(connection, secrets, use), clock);
  return (connection, patience) => {
    const { keyId, apiUrl } = connection;
    const isPractice = environmentOf(keyId, apiUrl) === 'practice';
    const fetch =
      isPractice && practiceHost ? whileServing(practiceHost, apiUrl, ports.fetch) : ports.fetch;
    return new AscClient({
      apiUrl,
      rateLimiter: rateLimiterOf(connection),
      clock,
      fetch,
      log,
      patience,
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

async function lendKey<T>(
  connection: Connection,
  secrets: SecretStore,
  use: (pem: string) => Promise<T>,
): Promise<T> {
  if (connection.privateKeyFile === null) return secrets.use(connection.accountId, use);
  const { privateKeyFile } = connection;
  const file = await readFile(privateKeyFile).catch((cause: unknown) =>
    fail('key-not-found', message('error.key-not-found.file', { path: privateKeyFile }), { cause }),
  );
  return use(readPrivateKey(file));
}
