import type { Account, KeyCheck } from '#shared/domain/account';
import { asTrouble, raise } from '#shared/errors';
import { listApps } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { appleApiUrl } from '../asc/server-address';
import type { Connection, Engine, NewAccount } from '../engine';
import type { Clock, SecretStore } from '../ports';
import { AccountBook } from './account-book';
import { readPrivateKey } from './private-key';

type AccountsOfEngine = Engine['accounts'];

export interface AccountsOptions {
  home: string;
  secrets: SecretStore;
  clock: Clock;
  connect(connection: Connection): AscClient;
  onChanged: (accounts: Account[]) => void;
}

/** Trouble that says nothing against the key: it is kept, and tried again later. */
const saysNothingOfTheKey = new Set([
  'network-unreachable',
  'network-name-unknown',
  'network-certificate',
  'network-proxy',
  'proxy-unreachable',
  'server-trouble',
  'rate-limited',
  'answer-unreadable',
]);

/** The keys of this computer: rows in a file, private parts in the keychain, the practice one in its own folder. */
export class Accounts implements AccountsOfEngine {
  private readonly book: AccountBook;
  private practice: { account: Account; connection: Connection } | null = null;

  constructor(private readonly options: AccountsOptions) {
    this.book = new AccountBook(options.home);
  }

  async list(): Promise<Account[]> {
    const live = await this.book.list();
    return this.practice ? [...live, this.practice.account] : live;
  }

  async add(fresh: NewAccount): Promise<Account> {
    const account = await this.book.draft(fresh);
    const pem = readPrivateKey(fresh.privateKeyPem);
    await this.options.secrets.put(account.id, pem);
    try {
      const check = await this.tryKey(connectionOf(account));
      if (check.state === 'refused')
        raise('key-refused', `The key ${account.keyId} was not accepted. It was not kept.`);
      const checked = { ...account, check };
      await this.book.add(checked);
      await this.tellChange();
      return checked;
    } catch (thrown) {
      await this.options.secrets.remove(account.id);
      throw thrown;
    }
  }

  async test(accountId: string): Promise<Account> {
    const connection = await this.connection(accountId);
    const check = await this.tryKey(connection);
    const account =
      this.practice?.account.id === accountId
        ? this.rememberPractice(check)
        : await this.book.remember(accountId, check);
    await this.tellChange();
    return account;
  }

  async rename(accountId: string, name: string): Promise<Account> {
    const account = await this.book.rename(accountId, name);
    await this.tellChange();
    return account;
  }

  async remove(accountId: string): Promise<void> {
    await this.options.secrets.remove(accountId);
    await this.book.remove(accountId);
    await this.tellChange();
  }

  async attachPractice(connection: Connection): Promise<Account> {
    const { accountId: id, name, keyId, issuerId } = connection;
    this.practice = {
      connection,
      account: {
        id,
        name,
        environment: 'practice',
        keyId,
        issuerId,
        check: { state: 'not-tested' },
      },
    };
    return this.test(id);
  }

  async connection(accountId: string): Promise<Connection> {
    return (
      (await this.findConnection(accountId)) ??
      raise('account-not-found', 'It may have been deleted.')
    );
  }

  async findConnection(accountId: string): Promise<Connection | null> {
    if (this.practice?.account.id === accountId) return this.practice.connection;
    const account = await this.book.find(accountId);
    return account && connectionOf(account);
  }

  /** One read with the key: enough to learn whether Apple knows it. A line that is down decides nothing. */
  private async tryKey(connection: Connection): Promise<KeyCheck> {
    const at = this.options.clock.now().toISOString();
    try {
      const { total } = await listApps(this.options.connect(connection), 1);
      return { state: 'accepted', at, appCount: total };
    } catch (thrown) {
      const { code } = asTrouble(thrown);
      if (saysNothingOfTheKey.has(code)) return { state: 'not-tested' };
      if (code === 'key-refused') return { state: 'refused', at, code };
      throw thrown;
    }
  }

  private rememberPractice(check: KeyCheck): Account {
    if (!this.practice) return raise('account-not-found', 'The practice account is not attached.');
    this.practice.account = { ...this.practice.account, check };
    return this.practice.account;
  }

  private async tellChange(): Promise<void> {
    this.options.onChanged(await this.list());
  }
}

function connectionOf({ id, name, keyId, issuerId }: Account): Connection {
  return { accountId: id, name, keyId, issuerId, apiUrl: appleApiUrl, privateKeyFile: null };
}
