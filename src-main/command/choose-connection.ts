import { basename, resolve } from 'node:path';
import { asTrouble } from '#shared/errors';
import { keyIdFromFileName } from '../engine/accounts/private-key';
import { appleApiUrl, environmentOf } from '../engine/asc/server-address';
import type { Connection, Engine } from '../engine/engine';
import { findAccount } from './find-account';
import { readKeyFile } from './keys/read-key-file';
import type { OptionValues } from './options';
import { refuseAsUsage, refuseUsage } from './usage-error';

const waysToGiveKey = '--key NAME, or --issuer-id UUID --key-id ID --private-key FILE';

/** Whether the command line itself says which key to use. */
export function namesKey(options: OptionValues): boolean {
  return ['key', 'issuer-id', 'key-id', 'private-key'].some((name) => name in options);
}

/** The key and the server that the options name; without any, the only account there is. */
export async function chooseConnection(engine: Engine, options: OptionValues): Promise<Connection> {
  const connection = namesKey(options) ? await named(engine, options) : await onlyAccount(engine);
  const chosen = checked({ ...connection, apiUrl: options['api-url'] ?? connection.apiUrl });
  // A file that is no key is told before anything begins.
  if (chosen.privateKeyFile !== null) await readKeyFile(chosen.privateKeyFile);
  return chosen;
}

async function named(engine: Engine, options: OptionValues): Promise<Connection> {
  if (options.key === undefined) return fromFile(options);
  if ('private-key' in options || 'key-id' in options || 'issuer-id' in options) {
    refuseUsage(
      '--key names an account with all it needs: leave out --issuer-id, --key-id and --private-key.',
    );
  }
  return engine.accounts.connection((await findAccount(engine, options.key)).id);
}

async function onlyAccount(engine: Engine): Promise<Connection> {
  const accounts = await engine.accounts.list();
  const [first, ...others] = accounts;
  if (!first) return refuseUsage(`No account has been added here. Give ${waysToGiveKey}.`);
  if (others.length > 0) {
    refuseUsage(
      `There are ${accounts.length} accounts. Choose one with --key: ${accounts.map(({ name }) => name).join(', ')}.`,
    );
  }
  return engine.accounts.connection(first.id);
}

/** Nothing is kept: the key file is read where it lies, each time it is needed. */
function fromFile(options: OptionValues): Connection {
  const file =
    options['private-key'] ?? refuseUsage(`The private key is missing. Give ${waysToGiveKey}.`);
  const keyId =
    options['key-id'] ??
    keyIdFromFileName(file) ??
    refuseUsage(`“${basename(file)}” does not tell the key ID. Give --key-id ID.`);
  return {
    accountId: `key-${keyId}`.slice(0, 64),
    name: `Key ${keyId}`,
    keyId,
    issuerId: options['issuer-id'] ?? null,
    apiUrl: appleApiUrl,
    privateKeyFile: resolve(file),
  };
}

/** A key never goes to a server of the other kind; that is refused before it is read. */
function checked(connection: Connection): Connection {
  try {
    environmentOf(connection.keyId, connection.apiUrl);
    return connection;
  } catch (thrown) {
    return refuseAsUsage(asTrouble(thrown));
  }
}
