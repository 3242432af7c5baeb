import { Accounts } from './accounts/accounts';
import { makeConnector } from './asc/connect';
import { readDestination } from './destination/read-destination';
import type { Connection, Engine, EngineOptions } from './engine';
import { inspectPackage } from './package/inspect-package';
import { readPackage } from './package/read-package';
import type { Logger } from './ports';
import { Runs } from './publish/runs';
import { verifyReceipt } from './receipt/verify-receipt';
import { systemClock } from './system-clock';

const silent: Logger = { info: () => undefined, warn: () => undefined };

/** Puts the engine together. It is plain Node: the window, the command and the tests all use this one. */
export function createEngine(options: EngineOptions): Engine {
  const { home, secrets, uploadWorker, clock = systemClock, log = silent } = options;
  const connect = makeConnector({
    secrets,
    clock,
    log,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
  });
  const connectForPerson = (connection: Connection) => connect(connection, 'short');
  const connectForRun = (connection: Connection) => connect(connection, 'long');
  const accounts = new Accounts({
    home,
    secrets,
    clock,
    connect: connectForPerson,
    onChanged: options.onAccountsChanged ?? (() => undefined),
  });
  const runs = new Runs({
    home,
    clock,
    log,
    uploadWorker,
    uploadLimits: options.uploadLimits ?? null,
    connect: connectForRun,
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onChanged: options.onRunChanged ?? (() => undefined),
  });
  return {
    packages: { inspect: inspectPackage },
    accounts,
    destinations: {
      read: async (connection, path) =>
        readDestination(connectForPerson(connection), (await readPackage(path)).info),
    },
    runs,
    receipts: {
      verify: (receiptPath, packagePath) =>
        verifyReceipt({
          receiptPath,
          packagePath,
          findFolder: (runId) => runs.folder(runId).catch(() => null),
        }),
    },
    close: () => runs.close(),
  };
}
