import type { Account, KeyStorage, MissedCheck } from '#shared/domain/account';
import { AppException, appError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { TokenIdentity } from '../asc/token';
import type { Connection } from '../connection';
import type { SecretStore } from '../ports';
import type { AccountBook, AccountRow } from './account-book';
import { SessionKeys } from './session-keys';

/** Where a key went, for its row. */
type Stored = Pick<AccountRow, 'storage' | 'keychain'>;

/**
 * The private keys of the accounts. An account has two entries that take turns: a new key is stored and tested beside
 * the old one, and the row names the entry that counts.
 */
export class AccountKeys {
  private readonly session = new SessionKeys();
  /** Of keys that an earlier session had: they are gone since this one began. */
  private readonly sessionIsOver: MissedCheck = {
    at: new Date().toISOString(),
    code: 'key-needed',
    detail: message('error.key-needed.session'),
  };
  private readonly goneListeners: ((accountId: string) => void)[] = [];

  constructor(
    private readonly book: AccountBook,
    private readonly keychain: SecretStore,
  ) {}

  onGone(listener: (accountId: string) => void): void {
    this.goneListeners.push(listener);
  }

  /** To be called when the account's row no longer stands for the same key. */
  sayGone(accountId: string): void {
    for (const listener of this.goneListeners) listener(accountId);
  }

  async put(entry: string, privateKeyPem: string, storage: KeyStorage): Promise<Stored> {
    if (storage === 'session') {
      await this.session.put(entry, privateKeyPem);
      return { storage, keychain: undefined };
    }
    await this.keychain.put(entry, privateKeyPem);
    return { storage, keychain: (await this.keychain.name?.()) ?? undefined };
  }

  /** Lends the key that the account has now, which may not be the one that the connection was made for. */
  async use<T>(
    connection: Pick<Connection, 'accountId' | 'keyId' | 'issuerId'>,
    use: (privateKeyPem: string, identity: TokenIdentity) => Promise<T>,
  ): Promise<T> {
    const { accountId } = connection;
    const row = await this.book.find(accountId);
    const identity = row ?? connection;
    const lend = (privateKeyPem: string) => use(privateKeyPem, identity);
    const entry = row ? entryOf(row) : accountId;
    if (row ? row.storage === 'session' : this.session.has(entry))
      return this.session.use(entry, lend);
    try {
      return await this.keychain.use(entry, lend);
    } catch (thrown) {
      throw row && isNeeded(thrown) ? await this.sayWhichKeychain(row, thrown) : thrown;
    }
  }

  /** What the window is shown of a row. */
  shown(row: AccountRow): Account {
    const { entry: _entry, ...account } = row;
    const isGone = row.storage === 'session' && !this.session.has(entryOf(row));
    if (isGone) {
      // What a check of the key said is over with it.
      const { report, ...rest } = account;
      const isNow = report?.error?.code === 'key-needed';
      return { ...rest, ...(isNow && { report }), needsKey: true, missed: this.sessionIsOver };
    }
    return row.missed?.code === 'key-needed' ? { ...account, needsKey: true } : account;
  }

  /** Both entries out of both stores: a key that was replaced while the keychain was locked is still in it. */
  async remove(accountId: string): Promise<void> {
    const row = await this.book.find(accountId);
    // Never replaced and not in the keychain: deleting the account needs no keychain that works.
    const wasElsewhere = row?.storage === 'session' && row.entry === undefined;
    for (const entry of [accountId, secondEntry(accountId)]) {
      if (!wasElsewhere) await this.keychain.remove(entry);
      await this.session.remove(entry);
    }
  }

  /** Removes one entry from where it is. */
  async drop(entry: string, storage: KeyStorage | undefined): Promise<void> {
    await (storage === 'session' ? this.session : this.keychain).remove(entry);
  }

  /** Copies a key of this session into the keychain, and forgets it here. */
  async saveToKeychain(row: AccountRow): Promise<Stored> {
    const entry = entryOf(row);
    const stored = await this.session.use(entry, (pem) => this.put(entry, pem, 'keychain'));
    await this.session.remove(entry);
    return stored;
  }

  /** Both keychain entries of each account: a key that was replaced may still be in one. */
  async entries(): Promise<string[]> {
    return (await this.book.list()).flatMap(({ id }) => [id, secondEntry(id)]);
  }

  /** Lends every key of this session, to look for them. */
  lendSession<T>(use: (privateKeyPems: readonly string[]) => Promise<T>): Promise<T> {
    return this.session.lendAll(use);
  }

  wipeSession(): void {
    this.session.wipe();
  }

  /** On Linux, another desktop or setting brings another keychain, which has none of the keys. */
  private async sayWhichKeychain({ keychain: before }: AccountRow, thrown: unknown) {
    const now = (await this.keychain.name?.()) ?? null;
    if (before === undefined || now === null || before === now) return thrown;
    return new AppException(
      appError('key-needed', message('error.key-needed.other-keychain', { before, now }), {
        whatToDo: message('error.key-needed.other-keychain-fix', { before }),
      }),
      { cause: thrown },
    );
  }
}

export function entryOf({ id, entry }: Pick<AccountRow, 'id' | 'entry'>): string {
  return entry ?? id;
}

/** The entry that the account's next key goes to. */
export function otherEntryOf(row: Pick<AccountRow, 'id' | 'entry'>): string {
  return entryOf(row) === row.id ? secondEntry(row.id) : row.id;
}

function secondEntry(accountId: string): string {
  return `${accountId}.2`;
}

function isNeeded(thrown: unknown): boolean {
  return thrown instanceof AppException && thrown.error.code === 'key-needed';
}
