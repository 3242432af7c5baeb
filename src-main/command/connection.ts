import { basename, resolve } from 'node:path';
import type { Account } from '#shared/domain/account';
import { fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { environmentProxies } from '../adapters/environment-proxies';
import { createKeychainSecrets } from '../adapters/keychain';
import { openSharedStore } from '../adapters/shared-store';
import { keyIdFromFileName, type ReadKey, readKey } from '../engine/accounts/private-key';
import { appleApiUrl, environmentOf } from '../engine/asc/server-address';
import type { Connection } from '../engine/connection';
import { createEngine } from '../engine/create-engine';
import type { Engine, EngineOptions } from '../engine/engine';
import { openToRead } from '../engine/storage/read-regular-file';
import { accountForPackage } from './account-for-package';
import { type Call, type EnvironmentKey, refuseAsUsage, refuseUsage } from './command';
import { commandLog } from './command-log';
import {
  accountIdOf,
  completeKey,
  ofFileVariable,
  refuseWithoutKeyId,
  withEnvironmentKey,
} from './environment-key';
import type { OptionValues } from './options';
import { typed } from './words/format';

/** What selects a key. */
type KeyChoice = Pick<Call, 'options' | 'environmentKey'>;

/** Whether the command line selects a key, or the environment does. */
export function namesKey({ options, environmentKey }: KeyChoice): boolean {
  return environmentKey !== null || optionsNameKey(options);
}

export function optionsNameKey(options: OptionValues): boolean {
  return ['key', 'issuer-id', 'key-id', 'private-key'].some((name) => name in options);
}

/** The key and the server that the options name; without any, the saved account that has the package's app, or the only one. */
export async function chooseConnection(
  engine: Engine,
  call: KeyChoice & Pick<Call, 'terminal'>,
  packagePath: string | null,
): Promise<Connection> {
  const connection = namesKey(call)
    ? await named(engine, call)
    : await engine.accounts.connection(await accountForPackage(engine, packagePath, call.terminal));
  return complete(connection, call.options);
}

/** The key and the server that the options name, or the environment. */
export async function namedConnection(engine: Engine, choice: KeyChoice): Promise<Connection> {
  return complete(await named(engine, choice), choice.options);
}

async function complete(connection: Connection, options: OptionValues): Promise<Connection> {
  const chosen = checked({ ...connection, apiUrl: options['api-url'] ?? connection.apiUrl });
  // A file that isn't a key is reported before anything starts.
  if (chosen.privateKeyFile !== null) await readKeyFile(chosen.privateKeyFile);
  return chosen;
}

async function named(engine: Engine, { options, environmentKey }: KeyChoice): Promise<Connection> {
  if (options.key === undefined) {
    const isComplete = environmentKey === null || options['private-key'] !== undefined;
    return isComplete ? fromFile(options) : fromEnvironment(environmentKey, options);
  }
  return engine.accounts.connection((await findAccount(engine, options.key)).id);
}

/** Nothing is stored: the key file is read again each time it is needed. */
async function fromFile(options: OptionValues): Promise<Connection> {
  const file = options['private-key'] ?? refuseUsage(message('usage.private-key-missing'));
  return outsideKeychain(await keyIds(file, options), resolve(file));
}

function fromEnvironment(given: EnvironmentKey, options: OptionValues): Promise<Connection> {
  const chosen = completeKey(given, options);
  if (chosen.file === null) return Promise.resolve(outsideKeychain(chosen, null));
  const { file } = chosen;
  return ofFileVariable(async () => {
    const ids = await keyIds(file, chosen.options, refuseWithoutKeyId);
    await readKeyFile(file);
    return outsideKeychain(ids, resolve(file));
  });
}

/** No account is made of such a key. */
function outsideKeychain(
  { keyId, issuerId }: Pick<Connection, 'keyId' | 'issuerId'>,
  privateKeyFile: string | null,
): Connection {
  const accountId = accountIdOf(keyId);
  return { accountId, name: keyId, keyId, issuerId, apiUrl: appleApiUrl, privateKeyFile };
}

/** What belongs to a key: from the options, else from Apple's file name or fastlane's JSON. */
export async function keyIds(
  file: string,
  options: OptionValues,
  refuseUnknown: () => never = () =>
    refuseUsage(message('usage.key-id-unknown', { file: basename(file) })),
): Promise<{ keyId: string; issuerId: string | null }> {
  const inFile = /\.json$/i.test(file) ? await readKeyFile(file) : null;
  const keyId = options['key-id'] ?? keyIdFromFileName(file) ?? inFile?.keyId ?? refuseUnknown();
  return { keyId, issuerId: options['issuer-id'] ?? inFile?.issuerId ?? null };
}

/** A key is never sent to a server of the other kind; that is refused before the key is read. */
function checked(connection: Connection): Connection {
  try {
    environmentOf(connection.keyId, connection.apiUrl);
    return connection;
  } catch (thrown) {
    return refuseAsUsage(toAppError(thrown));
  }
}

/** The account with this name or id. */
export async function findAccount(engine: Engine, name: string): Promise<Account> {
  const accounts = await engine.accounts.list();
  const found =
    accounts.find((account) => account.name === name) ??
    accounts.find((account) => account.id === name);
  if (found) return found;
  const names = { list: accounts.map((account) => account.name) };
  return fail('account-not-found', message('command.error.account-unknown', { name }), {
    whatToDo:
      accounts.length > 0
        ? message('command.error.accounts-known', { names })
        : message('command.error.accounts-none', { command: typed('keys', 'add') }),
  });
}

/** The engine that the window uses, over the same data folder. */
export function openEngine(
  call: Call,
  hears: Pick<EngineOptions, 'onRunChanged' | 'onBatchChanged'> = {},
): Engine {
  return createEngine({
    home: call.home,
    secrets: withEnvironmentKey(createKeychainSecrets(), call.environmentKey, call.options),
    presetStore: openSharedStore(call.home, 'presets'),
    uploadWorker: call.uploadWorker,
    ...(call.startReading && { startReading: call.startReading }),
    proxies: environmentProxies,
    log: commandLog(call.home),
    ...hears,
  });
}

/** Runs with an engine and closes it afterwards, whatever happens. */
export async function withEngine<T>(call: Call, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine(call);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** Far more than any .p8 has; a larger file is not read completely. */
const largest = 64 * 1024;

/** The private key in a .p8. Fails with a `key-*` error that names what the file contains instead. */
export async function readKeyFile(path: string): Promise<ReadKey> {
  const file = await openToRead(path).catch((cause: unknown) =>
    fail('key-not-found', message('command.error.key-unopened', { path }), { cause }),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile()) fail('key-not-pem', message('command.error.key-not-a-file', { path }));
    if (facts.size > largest) fail('key-not-pem', message('command.error.key-too-large', { path }));
    return readKey(await file.readFile());
  } finally {
    await file.close();
  }
}
