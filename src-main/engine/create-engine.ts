import { Accounts } from './accounts/accounts';
import { makeConnector } from './asc/connect';
import { environmentOf } from './asc/server-address';
import { changesSince } from './changes/changes-since';
import { readDestination, subjectOf } from './destination/read-destination';
import type { Connection, Engine, EngineOptions } from './engine';
import { OpenedPackages } from './opened-packages';
import { PackageReader } from './package/reader/package-reader';
import type { Logger, Proxies } from './ports';
import { fetchThrough } from './proxy/fetch-through';
import { RunLibrary } from './publish/run-library';
import { Runs } from './publish/runs';
import { verifyReceipt } from './receipt/verify-receipt';
import { systemClock } from './system-clock';

const silent: Logger = { info: () => undefined, warn: () => undefined };
const straight: Proxies = { waysTo: async () => [null] };

/** Puts the engine together. It is plain Node: the window, the command and the tests all use this one. */
export function createEngine(options: EngineOptions): Engine {
  const {
    home,
    secrets,
    uploadWorker,
    clock = systemClock,
    log = silent,
    proxies = straight,
  } = options;
  const connect = makeConnector({
    secrets,
    clock,
    log,
    fetch: options.fetch ?? fetchThrough(proxies),
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
  const packages = new PackageReader({
    entry: options.packageReader ?? new URL('package-reader.js', uploadWorker),
    ...(options.startReading && { start: options.startReading }),
  });
  const opened = new OpenedPackages(packages);
  const library = new RunLibrary(home);
  const runs = new Runs({
    home,
    clock,
    log,
    uploadWorker,
    uploadLimits: options.uploadLimits ?? null,
    proxies,
    packages,
    connect: connectForRun,
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onChanged: options.onRunChanged ?? (() => undefined),
  });
  return {
    packages: {
      inspect: (path) => opened.inspect(path),
      changes: async (path, environment) =>
        changesSince(library, environment, await opened.recall(path)),
      prepare: () => packages.prepare(),
    },
    accounts,
    destinations: {
      async read(connection, path) {
        const client = connectForPerson(connection);
        const found = await opened.recall(path);
        const environment = environmentOf(connection.keyId, connection.apiUrl);
        const [destination, changes] = await Promise.all([
          readDestination(client, subjectOf(found)),
          changesSince(library, environment, found),
        ]);
        return { ...destination, changes };
      },
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
    close: async () => {
      await runs.close();
      packages.close();
    },
  };
}
