import { dirname } from 'node:path';
import type { Account, KeyStorage } from '#shared/domain/account';
import type { BackedUpKey, OpenedBackup, RestoredKey } from '#shared/domain/key-backup';
import { fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { replaceFile } from '../../files/replace-file';
import type { Engine } from '../engine';
import type { Clock } from '../ports';
import { onDisk } from '../storage/on-disk';
import { openToRead } from '../storage/read-regular-file';
import type { AccountBook, AccountRow } from './account-book';
import type { AccountKeys } from './account-keys';
import type { Accounts } from './accounts';
import { type BackupContents, openBackup, type SecretKey, sealBackup } from './backup-file';

type BackupsOfEngine = Engine['backups'];

/** A backup of a thousand keys has half of it; a larger file is not read. */
const largestFile = 1_000_000;

interface Options {
  accounts: Accounts;
  book: AccountBook;
  keys: AccountKeys;
  clock: Clock;
}

/** Encrypted copies of keys, for another computer or after this one: Apple offers each download only once. */
export class KeyBackups implements BackupsOfEngine {
  constructor(private readonly options: Options) {}

  async write(path: string, accountIds: readonly string[], passphrase: string): Promise<void> {
    const rows = await Promise.all(accountIds.map((id) => this.row(id)));
    const keys: SecretKey[] = [];
    for (const row of rows) keys.push(await this.secretOf(row));
    const createdAt = this.options.clock.now().toISOString();
    const text = await sealBackup({ createdAt, keys }, passphrase);
    await onDisk(dirname(path), () => replaceFile(path, text)).catch(sayNotWritten);
    for (const { id } of rows) await this.options.accounts.recordBackup(id, createdAt);
  }

  async read(path: string, passphrase: string): Promise<BackupContents> {
    return openBackup(await readSmallFile(path), passphrase);
  }

  async preview({ createdAt, keys }: BackupContents): Promise<OpenedBackup> {
    const accounts = await this.options.accounts.list();
    return { createdAt, keys: keys.map((key) => stateOf(key, accounts)) };
  }

  /** One after the other, each tested as it is when it is added; what fails does not stop the rest. */
  async restore({ keys }: BackupContents, storage: KeyStorage): Promise<RestoredKey[]> {
    const restored: RestoredKey[] = [];
    for (const key of keys) restored.push(await this.restoreOne(key, storage));
    return restored;
  }

  private async restoreOne(key: SecretKey, storage: KeyStorage): Promise<RestoredKey> {
    const { name, keyId, issuerId, privateKeyPem, color } = key;
    const found = (await this.options.accounts.list()).find((one) => one.keyId === keyId);
    if (found && !found.needsKey) return { outcome: 'present', keyId, name: found.name };
    const role = (key.role ?? found?.role)?.role ?? null;
    const fresh = { keyId, issuerId, privateKeyPem, storage, role };
    try {
      const account = found
        ? await this.options.accounts.replace(found.id, fresh)
        : await this.options.accounts.add({ ...fresh, name: await this.freeName(name, keyId) });
      const isPlain = account.color === undefined && color !== undefined;
      const shown = isPlain ? await this.options.accounts.setColor(account.id, color) : account;
      return { outcome: 'added', keyId, account: shown };
    } catch (thrown) {
      return { outcome: 'failed', keyId, name, error: toAppError(thrown) };
    }
  }

  /** Another team may have been given the name since the backup was made. */
  private async freeName(name: string, keyId: string): Promise<string> {
    const taken = new Set((await this.options.book.list()).map((row) => row.name.toLowerCase()));
    return taken.has(name.toLowerCase()) ? `${name} (${keyId})` : name;
  }

  private async secretOf(row: AccountRow): Promise<SecretKey> {
    const { id: accountId, name, keyId, issuerId, role, color } = row;
    // The IDs of the key that is lent: it may have been replaced since the row was read.
    return this.options.keys.use({ accountId, keyId, issuerId }, async (privateKeyPem, lent) => ({
      name,
      keyId: lent.keyId,
      issuerId: lent.issuerId,
      privateKeyPem,
      role,
      color,
    }));
  }

  private async row(accountId: string): Promise<AccountRow> {
    return (
      (await this.options.book.find(accountId)) ??
      fail('account-not-found', message('error.account-not-found.deleted'))
    );
  }
}

/** The place is a person's own choice, unlike that of Slipway's other files. */
function sayNotWritten(thrown: unknown): never {
  const { code, detail } = toAppError(thrown);
  if (code !== 'storage-failed') throw thrown;
  return fail('backup-not-written', detail, { cause: thrown });
}

function stateOf({ privateKeyPem: _stays, ...key }: SecretKey, accounts: Account[]): BackedUpKey {
  const found = accounts.find((account) => account.keyId === key.keyId);
  const state = found === undefined ? 'new' : found.needsKey ? 'needed' : 'present';
  return { ...key, state, accountName: found?.name ?? null };
}

async function readSmallFile(path: string): Promise<string> {
  const file = await openToRead(path).catch((cause: unknown) =>
    fail('backup-not-found', message('error.backup-not-found.file', { path }), { cause }),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile() || facts.size > largestFile)
      fail('backup-not-one', message('error.backup-not-one.detail'));
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
