import type { Environment } from '#shared/domain/account';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { Accounts } from './accounts/accounts';
import { makeConnector } from './asc/connect';
import { appleApiUrl, environmentOf } from './asc/server-address';
import { PlanAssessor } from './assess/assessor';
import { changesSince } from './changes/changes-since';
import type { Connection } from './connection';
import { readDestination, subjectOf } from './destination/read-destination';
import type { Engine, EngineOptions } from './engine';
import type { EngineParts } from './engine-parts';
import { OpenedPackages } from './package/opened-packages';
import { PackageReader } from './package/reader/package-reader';
import { type Logger, type Proxies, systemClock } from './ports';
import { fetchThrough } from './proxy/fetch-through';
import { testConnection } from './proxy/test-connection';
import { RunLibrary } from './publish/run-library';
import { Runs } from './publish/runs';
import { verifyReceipt } from './receipt/verify-receipt';

const silent: Logger = { info: () => undefined, warn: () => undefined };
const straight: Proxies = { routesFor: async () => [null] };

/** Assembles the engine. It is plain Node: the window, the command and the tests all use this. */
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
    practiceHost: options.practiceHost ?? null,
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
  const parts: EngineParts = {
    clock,
    log,
    uploadWorker,
    uploadLimits: options.uploadLimits ?? null,
    proxies,
    packages,
  };
  const runs = new Runs({
    home,
    parts,
    readFacts: (path) => opened.facts(path),
    connect: connectForRun,
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onChanged: options.onRunChanged ?? (() => undefined),
  });
  const changes = (read: OpenedPackage, environment: Environment) =>
    changesSince(library, environment, read);
  const destinations: Engine['destinations'] = {
    async read(connection, path, mark) {
      const client = connectForPerson(connection);
      const found = await opened.recall(path, mark);
      const environment = environmentOf(connection.keyId, connection.apiUrl);
      const [destination, since] = await Promise.all([
        readDestination(client, subjectOf(found)),
        changes(found, environment),
      ]);
      return { ...destination, changes: since };
    },
  };
  return {
    packages: {
      inspect: (path) => opened.inspect(path),
      recall: (path) => opened.recall(path),
      prepare: () => packages.prepare(),
    },
    accounts,
    destinations,
    plans: new PlanAssessor({ opened, runs, destinations, changes, connect: connectForPerson }),
    network: { test: () => testConnection(new URL(appleApiUrl), proxies) },
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
