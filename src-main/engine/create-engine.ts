import { readFile } from 'node:fs/promises';
import { raise } from '#shared/errors';
import { Accounts } from './accounts/accounts';
import { readPrivateKey } from './accounts/private-key';
import { AscClient } from './asc/client';
import { environmentOf } from './asc/server-address';
import { TokenSource } from './asc/token';
import { readDestination } from './destination/read-destination';
import type { Connection, Engine, EngineOptions } from './engine';
import { inspectPackage } from './package/inspect-package';
import { readPackage } from './package/read-package';
import type { Fetch, Logger } from './ports';
import { Runs } from './publish/runs';
import { systemClock } from './system-clock';

const silent: Logger = { info: () => undefined, warn: () => undefined };
const platformFetch: Fetch = (url, init) => fetch(url, init);

/** Puts the engine together. It is plain Node: the window, the command and the tests all use this one. */
export function createEngine(options: EngineOptions): Engine {
  const { home, secrets, uploadWorker, clock = systemClock, log = silent } = options;
  const connect = connector(options);
  const accounts = new Accounts({
    home,
    secrets,
    clock,
    connect,
    onChanged: options.onAccountsChanged ?? (() => undefined),
  });
  const runs = new Runs({
    home,
    clock,
    log,
    uploadWorker,
    connect,
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onChanged: options.onRunChanged ?? (() => undefined),
  });
  return {
    packages: { inspect: inspectPackage },
    accounts,
    destinations: {
      read: async (connection, path) =>
        readDestination(connect(connection), (await readPackage(path)).info),
    },
    runs,
    close: () => runs.close(),
  };
}

/** Clients that share one token a key, and that refuse to take a key to the wrong server. */
function connector(options: EngineOptions): (connection: Connection) => AscClient {
  const { secrets, clock = systemClock, log = silent, fetch: ask = platformFetch } = options;
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
  return (connection) => {
    environmentOf(connection.keyId, connection.apiUrl);
    return new AscClient({
      apiUrl: connection.apiUrl,
      tokens: tokensOf(connection),
      clock,
      fetch: ask,
      log,
    });
  };
}

async function lendKey<T>(
  connection: Connection,
  secrets: EngineOptions['secrets'],
  use: (pem: string) => Promise<T>,
): Promise<T> {
  if (connection.privateKeyFile === null) return secrets.use(connection.accountId, use);
  const { privateKeyFile } = connection;
  const file = await readFile(privateKeyFile).catch((cause: unknown) =>
    raise('key-not-found', `${privateKeyFile} cannot be read.`, { cause }),
  );
  return use(readPrivateKey(file));
}
