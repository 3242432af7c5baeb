import { readFile } from 'node:fs/promises';
import { raise } from '#shared/errors';
import { readPrivateKey } from '../accounts/private-key';
import type { Connection } from '../engine';
import type { Clock, Fetch, Logger, SecretStore } from '../ports';
import { AscClient } from './client';
import { KeyLine } from './key-line';
import type { Patience } from './retry-policy';
import { environmentOf } from './server-address';
import { TokenSource } from './token';

interface Doors {
  secrets: SecretStore;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
}

/** Clients that share one token, one limit and one pause a key, and that refuse to take a key to the wrong server. */
export function makeConnector(
  doors: Doors,
): (connection: Connection, patience: Patience) => AscClient {
  const { secrets, clock, log, fetch } = doors;
  const held = new Map<string, KeyLine>();
  const lineOf = (connection: Connection): KeyLine => {
    const name = [
      connection.accountId,
      connection.apiUrl,
      connection.keyId,
      connection.issuerId,
    ].join(' ');
    const line = held.get(name) ?? new KeyLine(tokensOf(connection), clock);
    held.set(name, line);
    return line;
  };
  const tokensOf = (connection: Connection): TokenSource =>
    new TokenSource(connection, (use) => lendKey(connection, secrets, use), clock);
  return (connection, patience) => {
    environmentOf(connection.keyId, connection.apiUrl);
    return new AscClient({
      apiUrl: connection.apiUrl,
      line: lineOf(connection),
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
