import { readFile } from 'node:fs/promises';
import { raise } from '#shared/errors';
import { readPrivateKey } from '../accounts/private-key';
import type { Connection } from '../engine';
import type { Clock, Fetch, Logger, SecretStore } from '../ports';
import { AscClient } from './client';
import type { Patience } from './retry-policy';
import { environmentOf } from './server-address';
import { TokenSource } from './token';

interface Doors {
  secrets: SecretStore;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
}

/** Clients that share one token a key, and that refuse to take a key to the wrong server. */
export function makeConnector(
  doors: Doors,
): (connection: Connection, patience: Patience) => AscClient {
  const { secrets, clock, log, fetch } = doors;
  const held = new Map<string, TokenSource>();
  const tokensOf = (connection: Connection): TokenSource => {
    const name = [
      connection.accountId,
      connection.apiUrl,
      connection.keyId,
      connection.issuerId,
    ].join(' ');
    const tokens =
      held.get(name) ??
      new TokenSource(connection, (use) => lendKey(connection, secrets, use), clock);
    held.set(name, tokens);
    return tokens;
  };
  return (connection, patience) => {
    environmentOf(connection.keyId, connection.apiUrl);
    return new AscClient({
      apiUrl: connection.apiUrl,
      tokens: tokensOf(connection),
      clock,
      fetch,
      log,
      patience,
    });
  };
}

async function lendKey<T>(
  connection: Connection,
  secrets: SecretStore,
  use: (pem: string) => Promise<T>,
): Promise<T> {
  if (connection.privateKeyFile === null) return secrets.use(connection.accountId, use);
  const { privateKeyFile } = connection;
  const file = await readFile(privateKeyFile).catch((cause: unknown) =>
    raise('key-not-found', `${privateKeyFile} cannot be read.`, { cause }),
  );
  return use(readPrivateKey(file));
}
