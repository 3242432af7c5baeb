import type { Environment } from '#shared/domain/account';
import type { AppAnswer } from '#shared/domain/account-choice';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { presetFor } from '#shared/domain/preset';
import { toAppError } from '#shared/errors';
import { AccountBook } from './accounts/account-book';
import { AccountKeys } from './accounts/account-keys';
import { withoutAnswer } from './accounts/account-search';
import { Accounts } from './accounts/accounts';
import { KeyBackups } from './accounts/key-backups';
import { readAppPage, readApps } from './app-page/read-app-page';
import { makeAppStore } from './app-store/app-store';
import { ApprovalKey } from './approval/approval-key';
import { Approvals } from './approval/approvals';
import { lendKey, makeConnector } from './asc/connect';
import { appleApiUrl, environmentOf } from './asc/server-address';
import { PlanAssessor } from './assess/assessor';
import { BatchLibrary } from './batch/batch-library';
import { readBuildDetail, readFeedback } from './build-detail/read-build-detail';
import { readTarget } from './build-detail/read-target';
import { readBuildNotes } from './build-notes/read-build-notes';
import { changesSince } from './changes/changes-since';
import { makeComplianceAnswers } from './compliance-answers/compliance-answers';
import type { Connection } from './connection';
import { readDestination, subjectOf } from './destination/read-destination';
import { makeDevices } from './devices/devices';
import { makeDiagnostics } from './diagnostics/diagnostics';
import type { Engine, EngineOptions } from './engine';
import type { EngineParts } from './engine-parts';
import { makeExpiry } from './expiry/expiry';
import { makeHandOvers } from './hand-over/hand-over';
import { Messages } from './messages/messages';
import { OpenedPackages } from './package/opened-packages';
import { PackageReader } from './package/reader/package-reader';
import { type Logger, type Proxies, systemClock, type ValueStore } from './ports';
import { Presets } from './presets/presets';
import { fetchThrough, publicLookup } from './proxy/fetch-through';
import { testConnection } from './proxy/test-connection';
import { RunLibrary } from './publish/run-library';
import { Runs } from './publish/runs';
import { makeReach } from './reach/reach';
import { verifyReceipt } from './receipt/verify-receipt';
import { keychainEntries } from './secret-entries';
import { makeTestInformation } from './test-information/test-information';
import { makeTesters } from './testers/testers';

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
  const book = new AccountBook(home);
  const keys = new AccountKeys(book, secrets);
  const connect = makeConnector({
    keys,
    clock,
    log,
    fetch: options.fetch ?? fetchThrough(proxies),
    practiceHost: options.practiceHost ?? null,
    learn: ({ accountId }, feature, isAllowed) => {
      accounts.learn(accountId, feature, isAllowed).catch((thrown: unknown) => {
        log.warn('What a key may do was not saved.', { error: toAppError(thrown).code });
      });
    },
  });
  const connectForPerson = (connection: Connection) => connect(connection, 'short');
  const connectForRun = (connection: Connection) => connect(connection, 'long');
  const library = new RunLibrary(home);
  const accounts: Accounts = new Accounts({
    book,
    keys,
    clock,
    proxies,
    connect: (connection, as) => connect(connection, 'short', as),
    onChanged: options.onAccountsChanged ?? (() => undefined),
    onChecking: options.onAccountsChecking ?? (() => undefined),
    runs: async () => (await library.all()).runs,
    presetAccounts: (bundleId) =>
      presets
        .list()
        .presets.flatMap((preset) =>
          preset.bundleId === bundleId && preset.accountId !== null ? [preset.accountId] : [],
        ),
    unbindPresets: (accountId) => presets.unbind(accountId),
    onSearched: options.onAccountsSearched ?? (() => undefined),
  });
  const presetStore = options.presetStore ?? storeInMemory();
  const approvalKey = new ApprovalKey(presetStore, secrets);
  const presets = new Presets({
    store: presetStore,
    clock,
    approvalKey,
    connect: connectForPerson,
    onChanged: options.onPresetsChanged ?? (() => undefined),
  });
  const presetOf: EngineParts['presetOf'] = (accountId, bundleId) =>
    presetFor(presets.list().presets, accountId, bundleId);
  const keyOf: EngineParts['keyOf'] = async (accountId) =>
    (await accounts.list()).find(({ id }) => id === accountId) ?? null;
  const packages = new PackageReader({
    entry: options.packageReader ?? new URL('package-reader.js', uploadWorker),
    ...(options.startReading && { start: options.startReading }),
  });
  const opened = new OpenedPackages(packages);
  const parts: EngineParts = {
    clock,
    log,
    uploadWorker,
    uploadLimits: options.uploadLimits ?? null,
    proxies,
    packages,
    presetOf,
    keyOf,
  };
  const approvals = new Approvals({
    key: approvalKey,
    presets,
    clock,
    uploadWorker,
    accountsOfKey: (accountId) => accountsOfKey(accounts, accountId),
    readInfo: (path) => opened.recall(path),
  });
  const messages = new Messages({
    home,
    secrets,
    clock,
    log,
    fetch: fetchThrough(proxies),
    onChanged: options.onMessagesChanged ?? (() => undefined),
  });
  const runs = new Runs({
    home,
    parts,
    readFacts: (path) => opened.facts(path),
    connect: connectForRun,
    rulesFor: approvals.rules,
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onUsed: (accountId) => {
      accounts.recordUse(accountId).catch((thrown: unknown) => {
        log.warn('When a key was last used was not saved.', { error: toAppError(thrown).code });
      });
    },
    onChanged: (run) => {
      messages.follow(run);
      batches.follow(run);
      options.onRunChanged?.(run);
    },
    onReviewChanged: (change) => options.onReviewChanged?.(change),
  });
  const handOvers = makeHandOvers({
    home,
    clock,
    uploadWorker,
    library,
    runs,
    connect: connectForPerson,
    readFacts: (path) => opened.facts(path),
    rulesFor: approvals.rules,
    lendKey: (connection, use) => lendKey(connection, keys, use),
    messageSecrets: () => messages.secrets(),
    onChanged: (run) => options.onRunChanged?.(run),
  });
  const reach = makeReach(connectForPerson);
  const complianceAnswers = makeComplianceAnswers(home, clock);
  const { testers, close: closeTesters } = makeTesters({
    home,
    clock,
    log,
    connect: connectForPerson,
    connectForRun,
    onInvitationChanged: options.onInvitationChanged ?? (() => undefined),
  });
  const changes = (read: OpenedPackage, environment: Environment) =>
    changesSince(library, environment, read);
  const destinations: Engine['destinations'] = {
    async read(connection, path, mark) {
      const client = connectForPerson(connection);
      const found = await opened.recall(path, mark);
      const environment = environmentOf(connection.keyId, connection.apiUrl);
      const { bundleId } = found.info;
      const learn = (answer: AppAnswer): void => {
        if (bundleId !== null) accounts.learnAnswer(connection.accountId, bundleId, answer);
      };
      const [destination, since] = await Promise.all([
        readDestination(client, subjectOf(found)).catch((thrown: unknown) => {
          learn(withoutAnswer(toAppError(thrown)));
          throw thrown;
        }),
        changes(found, environment),
      ]);
      learn({ state: 'has-app', appId: destination.app.id, appName: destination.app.name });
      return { ...destination, changes: since };
    },
  };
  const expiry = makeExpiry({
    home,
    clock,
    log,
    connect: connectForPerson,
    onChanged: options.onExpiryChanged ?? (() => undefined),
  });
  const plans = new PlanAssessor({
    opened,
    runs,
    destinations,
    changes,
    presetOf,
    keyOf,
    connect: connectForPerson,
  });
  const readPackages: Engine['packages'] = {
    inspect: (path) => opened.inspect(path),
    recall: (path) => opened.recall(path),
    prepare: () => packages.prepare(),
  };
  const batches: BatchLibrary = new BatchLibrary({
    home,
    clock,
    log,
    runs,
    tools: { packages: readPackages, accounts, presets, plans, reach, complianceAnswers },
    currentConnection: (accountId) => accounts.findConnection(accountId),
    onChanged: options.onBatchChanged ?? (() => undefined),
    onChecked: options.onBatchChecked ?? (() => undefined),
  });
  return {
    packages: readPackages,
    accounts,
    backups: new KeyBackups({ accounts, book, keys, clock }),
    presets,
    approvals,
    destinations,
    apps: {
      list: (connection) => readApps(connectForPerson(connection)),
      async read(connection, bundleId, reach) {
        const page = await readAppPage(connectForPerson(connection), bundleId, reach);
        expiry.calendar.keepQuietly(connection, page);
        return page;
      },
    },
    builds: {
      readNotes: (connection, bundleId, buildId) =>
        readBuildNotes(connectForPerson(connection), bundleId, buildId),
      readTarget: (connection, buildId) => readTarget(connectForPerson(connection), buildId),
      readDetail: (connection, build) => readBuildDetail(connectForPerson(connection), build),
      readFeedback: (connection, appId) => readFeedback(connectForPerson(connection), appId),
    },
    plans,
    devices: makeDevices(connectForPerson),
    appStore: makeAppStore({
      connect: connectForPerson,
      clock,
      links: {
        open: fetchThrough(proxies),
        publicOnly: fetchThrough(proxies, { publicOnly: { lookup: publicLookup } }),
      },
    }),
    reach,
    complianceAnswers,
    testInformation: makeTestInformation(connectForPerson, clock),
    expiry,
    testers,
    diagnostics: makeDiagnostics({
      home,
      secrets,
      entries: () => keychainEntries(keys, approvalKey, messages),
      keys,
      clock,
      proxies,
      library,
      accounts: () => accounts.list(),
      presets: () => presets.list(),
      messages: () => messages.list(),
    }),
    network: { test: () => testConnection(new URL(appleApiUrl), proxies) },
    runs,
    handOvers,
    batches,
    messages,
    receipts: {
      verify: (receiptPath, packagePath) =>
        verifyReceipt({
          receiptPath,
          packagePath,
          findFolder: (runId) => runs.folder(runId).catch(() => null),
        }),
    },
    close: async () => {
      accounts.close();
      await batches.close();
      await Promise.all([runs.close(), expiry.close(), closeTesters()]);
      await messages.close();
      keys.wipeSession();
      packages.close();
    },
  };
}

function storeInMemory(): ValueStore {
  const values = new Map<string, unknown>();
  return {
    get: (name) => values.get(name),
    set: (name, value) => void values.set(name, value),
  };
}

/** A key that a command names as a file has the account ID `key-KEYID`; it may be an account here as well. */
async function accountsOfKey(
  accounts: Pick<Accounts, 'list'>,
  accountId: string,
): Promise<string[]> {
  const all = await accounts.list();
  const own = all.find(({ id }) => id === accountId)?.keyId;
  const keyId = own ?? /^key-(.+)$/.exec(accountId)?.[1];
  const same = all.filter((account) => account.keyId === keyId).map(({ id }) => id);
  return [...new Set([accountId, `key-${keyId ?? ''}`, ...same])];
}
