import type { KeyFeature, KeyRole } from '#shared/asc/roles';
import type { Account, AccountColor } from '#shared/domain/account';
import type { AccountSearch, AppAnswer } from '#shared/domain/account-choice';
import { usesOfAccount } from '#shared/domain/account-uses';
import type { PublishRun } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, AppException, fail, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { appleApiUrl } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Engine, NewAccount, NewKey } from '../engine';
import {
  type AccountBook,
  type AccountRow,
  type Changes,
  changed,
  statedRole,
} from './account-book';
import { entryOf, otherEntryOf } from './account-keys';
import { AccountSearcher, type SearchOptions } from './account-search';
import { type Examination, examineKey } from './doctor';
import type { DoctorParts } from './doctor-parts';
import { KeyChecks } from './key-checks';
import { afterCheck, afterProof, afterStating, isKeyRefused } from './key-state';
import { readPrivateKey } from './private-key';

type AccountsOfEngine = Engine['accounts'];

interface AccountsOptions extends DoctorParts {
  book: AccountBook;
  onChanged: (accounts: Account[]) => void;
  onChecking: (accountIds: string[]) => void;
  runs(): Promise<readonly PublishRun[]>;
  /** The accounts for which there is a preset of this app. */
  presetAccounts(bundleId: string): readonly string[];
  /** The account is gone: its presets stay and belong to none. */
  unbindPresets(accountId: string): void;
  onSearched: (search: AccountSearch) => void;
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
  'key-check-slow',
]);

/** Errors that App Store Connect answers only after it has accepted the key itself. */
const acceptingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'agreement-missing',
  'membership-ended',
  'request-forbidden',
  'role-too-small',
]);

/** One key alone may take as long as any request that a person waits for. */
const oneLimitMs = 30_000;
/** Of several: ten keys are through in five seconds, though one of them hangs. */
const eachLimitMs = 4_000;

/** The keys on this computer: rows in a file, private keys in the keychain, the practice key in its own folder. */
export class Accounts implements AccountsOfEngine {
  private readonly book: AccountBook;
  private readonly keys: DoctorParts['keys'];
  private readonly checks: KeyChecks;
  private readonly searcher: AccountSearcher;
  private practice: { account: Account; connection: Connection } | null = null;

  constructor(private readonly options: AccountsOptions) {
    this.book = options.book;
    this.keys = options.keys;
    this.checks = new KeyChecks(
      (accountId, limitMs) => this.checkNow(accountId, limitMs),
      options.onChecking,
    );
    this.searcher = new AccountSearcher({
      ...options,
      accounts: () => this.list(),
      connect: (account) => options.connect(connectionOf(account)),
      onAnswer: options.onSearched,
    });
  }

  async list(): Promise<Account[]> {
    const live = (await this.book.list()).map((row) => this.keys.shown(row));
    return this.practice ? [...live, this.practice.account] : live;
  }

  async add(fresh: NewAccount): Promise<Account> {
    const account = await this.book.draft(fresh);
    const pem = readPrivateKey(fresh.privateKeyPem);
    const { storage = 'keychain' } = fresh;
    const stored = await this.keys.put(account.id, pem, storage);
    try {
      const examined = await this.examine(account, connectionOf(account), oneLimitMs);
      const { error } = examined.report;
      if (error !== null && isKeyRefused(error.code))
        refuse(error, message('error.key-refused.not-saved', { keyId: account.keyId }));
      if (error !== null && !inconclusiveCodes.has(error.code)) throw new AppException(error);
      const row = changed(account, { ...stored, ...afterCheck(account, examined) });
      await this.book.add(row);
      await this.notifyChange();
      return this.keys.shown(row);
    } catch (thrown) {
      await this.keys.drop(account.id, storage);
      throw thrown;
    }
  }

  async replace(accountId: string, fresh: NewKey): Promise<Account> {
    const row =
      (await this.book.find(accountId)) ??
      fail('account-not-found', message('error.account-not-found.deleted'));
    const ids = await this.book.checkedIds(fresh, accountId);
    assertSameTeam(row, ids);
    const pem = readPrivateKey(fresh.privateKeyPem);
    const { storage = 'keychain' } = fresh;
    const entry = otherEntryOf(row);
    const stored = await this.keys.put(entry, pem, storage);
    try {
      const renewed = changed(row, { ...ids, ...stored, ...newKey(fresh.role) });
      const examined = await this.examine(
        renewed,
        connectionOf({ ...renewed, id: entry }),
        oneLimitMs,
      );
      const { error } = examined.report;
      if (error !== null && isKeyRefused(error.code))
        refuse(error, message('error.key-refused.not-replaced', { keyId: ids.keyId }));
      if (error !== null && !this.mayReplace(row, error.code)) throw new AppException(error);
      await this.book.change(accountId, {
        ...ids,
        ...stored,
        entry,
        ...newKey(fresh.role),
        ...afterCheck(renewed, examined),
      });
    } catch (thrown) {
      await this.keys.drop(entry, storage);
      throw thrown;
    }
    this.keys.sayGone(accountId);
    this.searcher.forget(accountId);
    // What a locked keychain keeps of the old key goes when the account is replaced again or deleted.
    await this.keys.drop(entryOf(row), row.storage).catch(() => undefined);
    return this.afterChange(accountId);
  }

  /** Whether a new key that could not be tested takes the old one's place: only where no old one can get lost. */
  private mayReplace(row: AccountRow, code: ErrorCode): boolean {
    if (acceptingCodes.has(code)) return true;
    return this.keys.shown(row).needsKey === true && inconclusiveCodes.has(code);
  }

  async saveToKeychain(accountId: string): Promise<Account> {
    const row =
      (await this.book.find(accountId)) ??
      fail('account-not-found', message('error.account-not-found.deleted'));
    if (row.storage === 'session') {
      await this.book.change(accountId, await this.keys.saveToKeychain(row));
    }
    return this.afterChange(accountId);
  }

  /** The account as it is now, after telling everyone. */
  private async afterChange(accountId: string): Promise<Account> {
    await this.notifyChange();
    const row = await this.book.find(accountId);
    return row
      ? this.keys.shown(row)
      : fail('account-not-found', message('error.account-not-found.deleted'));
  }

  async test(accountId: string): Promise<Account> {
    const account = await this.checkNow(accountId, oneLimitMs);
    const error = account.report?.error ?? null;
    const isResult =
      error === null || isKeyRefused(error.code) || inconclusiveCodes.has(error.code);
    if (!isResult) throw new AppException(error);
    return account;
  }

  async check(accountIds: readonly string[] | null): Promise<Account[]> {
    const ids = accountIds ?? (await this.list()).map(({ id }) => id);
    const limitMs = ids.length === 1 ? oneLimitMs : eachLimitMs;
    const [first] = ids;
    if (first !== undefined && ids.length === 1) return [await this.checks.run(first, limitMs)];
    const checks = ids.map((id) => this.checks.run(id, limitMs).catch(nullIfGone));
    return (await Promise.all(checks)).filter((account) => account !== null);
  }

  async checkDaily(accountId: string): Promise<void> {
    const { report } = await this.find(accountId);
    const isChecked = report !== undefined && report.outcome !== 'not-reached';
    if (isChecked && sameDay(new Date(report.at), this.options.clock.now())) return;
    await this.checks.run(accountId, oneLimitMs);
  }

  stateRole(accountId: string, role: KeyRole | null): Promise<Account> {
    return this.change(accountId, (account) => afterStating(account, role));
  }

  async learn(accountId: string, feature: KeyFeature, isAllowed: boolean): Promise<void> {
    const at = this.options.clock.now().toISOString();
    const account = (await this.list()).find(({ id }) => id === accountId);
    if (account === undefined || afterProof(account, feature, isAllowed, at) === null) return;
    await this.change(accountId, (row) => afterProof(row, feature, isAllowed, at) ?? {});
  }

  async rename(accountId: string, name: string): Promise<Account> {
    await this.book.rename(accountId, name);
    return this.afterChange(accountId);
  }

  async setColor(accountId: string, color: AccountColor | null): Promise<Account> {
    return this.change(accountId, () => ({ color: color ?? undefined }));
  }

  /** The key is in a backup from now on. */
  async recordBackup(accountId: string, backedUpAt: string): Promise<void> {
    await this.change(accountId, () => ({ backedUpAt }));
  }

  /** A run begins to work with the account's key. */
  async recordUse(accountId: string): Promise<void> {
    const isKnown = (await this.list()).some(({ id }) => id === accountId);
    const lastUsedAt = this.options.clock.now().toISOString();
    if (isKnown) await this.change(accountId, () => ({ lastUsedAt }));
  }

  async remove(accountId: string): Promise<void> {
    await this.refuseInUse(accountId);
    await this.keys.remove(accountId);
    await this.book.remove(accountId);
    this.options.unbindPresets(accountId);
    this.keys.sayGone(accountId);
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

  private async refuseInUse(accountId: string): Promise<void> {
    const { running } = usesOfAccount(accountId, await this.options.runs(), []);
    if (running > 0) fail('key-in-use', message('error.key-in-use.detail', { count: running }));
  }

  private async find(accountId: string): Promise<Account> {
    return (
      (await this.list()).find(({ id }) => id === accountId) ??
      fail('account-not-found', message('error.account-not-found.deleted'))
    );
  }

  private async checkNow(accountId: string, limitMs: number): Promise<Account> {
    const account = await this.find(accountId);
    const before: AccountRow = (await this.book.find(accountId)) ?? account;
    const examined = await this.examine(account, await this.connection(accountId), limitMs);
    // What was found is about the key that was checked, which may have been replaced meanwhile.
    return this.change(accountId, (row) =>
      isSameKey(row, before) ? afterCheck(row, examined) : {},
    );
  }

  private async examine(
    account: Account,
    connection: Connection,
    limitMs: number,
  ): Promise<Examination> {
    const live = account.environment === 'live' ? await this.book.list() : [];
    const others = live.filter(({ id }) => id !== account.id);
    return examineKey({ account, connection, others }, this.options, limitMs);
  }

  private async change(
    accountId: string,
    change: (account: AccountRow) => Changes,
  ): Promise<Account> {
    const practice = this.practice?.account.id === accountId ? this.practice : null;
    if (practice) practice.account = changed(practice.account, change(practice.account));
    const account = practice?.account ?? this.keys.shown(await this.book.change(accountId, change));
    await this.notifyChange();
    return account;
  }

  findForApp(bundleId: string, options?: SearchOptions): Promise<AccountSearch> {
    return this.searcher.find(bundleId, options);
  }

  /** What a read of the app with this account has shown, so that it need not be asked for it again. */
  learnAnswer(accountId: string, bundleId: string, answer: AppAnswer): void {
    this.searcher.learn(accountId, bundleId, answer);
  }

  /** Ends the searches that still ask. */
  close(): void {
    this.searcher.close();
  }

  private async notifyChange(): Promise<void> {
    this.options.onChanged(await this.list());
  }
}

/** Nothing that is known of the old key holds for a new one. */
function newKey(role: KeyRole | null | undefined): Changes {
  return {
    check: { state: 'not-tested' },
    missed: undefined,
    report: undefined,
    reportBefore: undefined,
    workedAt: undefined,
    learned: undefined,
    backedUpAt: undefined,
    role: statedRole(role),
  };
}

/** With what became of the key, unless it is known what is wrong with it. */
function refuse(error: AppError, outcome: Message): never {
  throw new AppException(error.code === 'issuer-id-wrong' ? error : { ...error, detail: outcome });
}

function isSameKey(one: AccountRow, other: AccountRow): boolean {
  return one.keyId === other.keyId && one.issuerId === other.issuerId && one.entry === other.entry;
}

/** An account that was deleted while its key was checked has no result. */
function nullIfGone(thrown: unknown): null {
  if (toAppError(thrown).code === 'account-not-found') return null;
  throw thrown;
}

/** By this computer's calendar. */
function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

/** Presets and runs of the account belong to its team: its key can't be replaced by that of another one. */
function assertSameTeam(row: AccountRow, { keyId, issuerId }: Pick<Account, 'keyId' | 'issuerId'>) {
  // An individual key names no team, so nothing shows that it belongs to this one.
  const isOther = (row.issuerId ?? '').toLowerCase() !== (issuerId ?? '').toLowerCase();
  if (isOther)
    fail(
      'key-of-another-team',
      message('error.key-of-another-team.detail', { keyId, name: row.name }),
    );
}

function connectionOf({ id, name, keyId, issuerId }: AccountRow): Connection {
  return { accountId: id, name, keyId, issuerId, apiUrl: appleApiUrl, privateKeyFile: null };
}
