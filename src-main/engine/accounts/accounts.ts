import type { Account, KeyCheck, MissedCheck } from '#shared/domain/account';
import type { ErrorCode } from '#shared/error-catalogue';
import { fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { findApp, listApps } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { appleApiUrl } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Engine, NewAccount } from '../engine';
import type { Clock, SecretStore } from '../ports';
import { AccountBook } from './account-book';
import { readPrivateKey } from './private-key';

type AccountsOfEngine = Engine['accounts'];

interface AccountsOptions {
  home: string;
  secrets: SecretStore;
  clock: Clock;
  connect(connection: Connection): AscClient;
  onChanged: (accounts: Account[]) => void;
}

/** Errors that say nothing about the key: it is kept, and tested again later. */
const inconclusiveCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network-unreachable',
  'network-name-unknown',
  'network-certificate',
  'network-proxy',
  'proxy-unreachable',
  'server-error',
  'rate-limited',
  'answer-unreadable',
  'answer-unexpected',
  'agreement-missing',
  'membership-ended',
  'request-forbidden',
  'role-too-small',
]);

/** The keys on this computer: rows in a file, private keys in the keychain, the practice key in its own folder. */
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
      const tried = await this.testKey(connectionOf(account));
      if ('thrown' in tried && !inconclusiveCodes.has(tried.missed.code)) throw tried.thrown;
      if ('check' in tried && tried.check.state === 'refused')
        fail('key-refused', message('error.key-refused.not-saved', { keyId: account.keyId }));
      const checked = { ...account, ...outcome(tried) };
      await this.book.add(checked);
      await this.notifyChange();
      return checked;
    } catch (thrown) {
      await this.options.secrets.remove(account.id);
      throw thrown;
    }
  }

  async test(accountId: string): Promise<Account> {
    const connection = await this.connection(accountId);
    const tried = await this.testKey(connection);
    const account =
      this.practice?.account.id === accountId
        ? this.rememberPractice(outcome(tried))
        : await this.book.remember(accountId, outcome(tried));
    await this.notifyChange();
    if ('thrown' in tried && !inconclusiveCodes.has(tried.missed.code)) throw tried.thrown;
    return account;
  }

  async rename(accountId: string, name: string): Promise<Account> {
    const account = await this.book.rename(accountId, name);
    await this.notifyChange();
    return account;
  }

  async remove(accountId: string): Promise<void> {
    await this.options.secrets.remove(accountId);
    await this.book.remove(accountId);
    await this.notifyChange();
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
      fail('account-not-found', message('error.account-not-found.deleted'))
    );
  }

  async findConnection(accountId: string): Promise<Connection | null> {
    if (this.practice?.account.id === accountId) return this.practice.connection;
    const account = await this.book.find(accountId);
    return account && connectionOf(account);
  }

  /** One read with the key, enough to learn whether Apple accepts it. A failed connection is inconclusive. */
  private async testKey(connection: Connection): Promise<KeyTest> {
    const at = this.options.clock.now().toISOString();
    try {
      const { total } = await listApps(this.options.connect(connection), 1);
      return { check: { state: 'accepted', at, appCount: total } };
    } catch (thrown) {
      const { code, detail } = toAppError(thrown);
      if (code === 'key-refused') return { check: { state: 'refused', at, code } };
      return { missed: { at, code, detail }, thrown };
    }
  }

  private rememberPractice(change: Outcome): Account {
    if (!this.practice)
      return fail('account-not-found', message('error.account-not-found.practice'));
    const { missed: _earlier, ...account } = this.practice.account;
    this.practice.account = { ...account, ...change };
    return this.practice.account;
  }

  async waiting(bundleId: string): Promise<string[]> {
    const live = await this.book.list();
    const waits = await Promise.all(live.map((account) => this.holdsApp(account, bundleId)));
    return live.filter((_account, index) => waits[index]).map(({ id }) => id);
  }

  private async holdsApp(account: Account, bundleId: string): Promise<boolean> {
    try {
      await findApp(this.options.connect(connectionOf(account)), bundleId);
      return true;
    } catch {
      return false;
    }
  }

  private async notifyChange(): Promise<void> {
    this.options.onChanged(await this.list());
  }
}

/** Result of testing a key; `thrown` means inconclusive. */
type KeyTest = { check: KeyCheck } | { missed: MissedCheck; thrown: unknown };

type Outcome = { check: KeyCheck } | { missed: MissedCheck };

/** What is stored of it: an inconclusive test leaves the last result unchanged. */
function outcome(tried: KeyTest): Outcome {
  return 'check' in tried ? { check: tried.check } : { missed: tried.missed };
}

function connectionOf({ id, name, keyId, issuerId }: Account): Connection {
  return { accountId: id, name, keyId, issuerId, apiUrl: appleApiUrl, privateKeyFile: null };
}
