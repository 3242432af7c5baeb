import pLimit from 'p-limit';
import type { Account } from '#shared/domain/account';
import {
  type AccountAnswer,
  type AccountSearch,
  type AppAnswer,
  chooseHolder,
  type KnownAccounts,
  knownAccount,
} from '#shared/domain/account-choice';
import type { PublishRun } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, appError, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { lookUpApp } from '../asc/apps';
import type { AscClient } from '../asc/client';
import type { Clock } from '../ports';

/** More connections at once than most people have accounts. */
const accountsAtOnce = 8;
/** How long one account may take in all. */
const answerMs = 20_000;
/** How long the other accounts may still take once one has the app: bundle IDs are unique at Apple. */
const othersMs = 2_000;

interface SearchParts {
  clock: Clock;
  accounts(): Promise<readonly Account[]>;
  runs(): Promise<readonly PublishRun[]>;
  /** The accounts for which there is a preset of this app. */
  presetAccounts(bundleId: string): readonly string[];
  connect(account: Account): AscClient;
  /** Gets a whole snapshot after each answer, also after the search has ended. */
  onAnswer(search: AccountSearch): void;
}

export interface SearchOptions {
  /** The account in use. */
  activeAccountId?: string | null;
  /** An account whose own read of the app just failed: the others are asked. */
  except?: string | null;
}

/** Finds the account that has an app. What accounts answered is remembered until the program ends. */
export class AccountSearcher {
  /** By bundle ID, then by account. */
  private readonly answered = new Map<string, Map<string, AppAnswer>>();
  private readonly searching = new Map<string, Promise<AccountSearch>>();
  private readonly closing = new AbortController();

  constructor(private readonly parts: SearchParts) {}

  /** A search that is under way already answers for an equal one. */
  find(bundleId: string, options: SearchOptions = {}): Promise<AccountSearch> {
    const name = JSON.stringify([bundleId, options.except ?? null]);
    const search =
      this.searching.get(name) ??
      this.search(bundleId, options).finally(() => this.searching.delete(name));
    this.searching.set(name, search);
    return search;
  }

  private async search(
    bundleId: string,
    { except = null, activeAccountId = null }: SearchOptions,
  ): Promise<AccountSearch> {
    const [accounts, runs] = await Promise.all([this.parts.accounts(), this.parts.runs()]);
    const presetAccountIds = this.parts.presetAccounts(bundleId);
    const live = accounts.filter(({ environment }) => environment === 'live');
    const isOut = ({ id }: Account): boolean =>
      id === except || this.answerOf(bundleId, id)?.state === 'no-app';
    const without = live.filter(isOut).map(({ id }) => id);
    const known: KnownAccounts = { accounts, runs, presetAccountIds, without, activeAccountId };
    const choice = knownAccount(bundleId, known);
    if (choice !== null) return { bundleId, answers: [], choice };
    const search = (): AccountSearch => this.snapshot(bundleId, live, known, except);
    const remembered = search();
    if (remembered.answers.some(isHolder(except))) return remembered;
    await this.ask(
      bundleId,
      live.filter(({ id }) => id !== except),
      search,
    );
    return search();
  }

  /** What a read of the app has shown. */
  learn(accountId: string, bundleId: string, answer: AppAnswer): void {
    const answers = this.answered.get(bundleId) ?? new Map<string, AppAnswer>();
    this.answered.set(bundleId, answers.set(accountId, answer));
  }

  /** Its key was replaced: another one may have access to other apps. */
  forget(accountId: string): void {
    for (const answers of this.answered.values()) answers.delete(accountId);
  }

  close(): void {
    this.closing.abort();
  }

  private answerOf(bundleId: string, accountId: string): AppAnswer | undefined {
    return this.answered.get(bundleId)?.get(accountId);
  }

  private snapshot(
    bundleId: string,
    live: readonly Account[],
    known: KnownAccounts,
    except: string | null,
  ): AccountSearch {
    const answers = live.flatMap(({ id }) => {
      const answer = this.answerOf(bundleId, id);
      return answer === undefined ? [] : [{ accountId: id, answer }];
    });
    const others = answers.filter(({ accountId }) => accountId !== except);
    return { bundleId, answers, choice: chooseHolder({ bundleId, answers: others }, known) };
  }

  /** Asks all of them. Ends with the last answer, or soon after one account has the app. */
  private async ask(
    bundleId: string,
    accounts: readonly Account[],
    search: () => AccountSearch,
  ): Promise<void> {
    const inTurn = pLimit(accountsAtOnce);
    const ended = new AbortController();
    for (const { id } of accounts) this.learn(id, bundleId, { state: 'asking' });
    this.parts.onAnswer(search());
    let isFound: () => void = () => undefined;
    const found = new Promise<void>((resolve) => {
      isFound = resolve;
    });
    const all = accounts.map((account) =>
      inTurn(async () => {
        const answer = await this.askOne(account, bundleId);
        this.learn(account.id, bundleId, answer);
        this.parts.onAnswer(search());
        if (answer.state === 'has-app') isFound();
      }),
    );
    const soonAfter = found.then(() => this.parts.clock.sleep(othersMs, ended.signal));
    await Promise.race([Promise.all(all), soonAfter.catch(() => undefined)]);
    ended.abort();
  }

  private async askOne(account: Account, bundleId: string): Promise<AppAnswer> {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.closing.signal]);
    const tooLate = this.parts.clock.sleep(answerMs, signal).then((): AppAnswer => tooSlow());
    const asked = lookUpApp(this.parts.connect(account).once(signal), bundleId).then(
      (found): AppAnswer => {
        if (found === 'none') return { state: 'no-app' };
        if (found === 'unclear') return { state: 'unclear' };
        return { state: 'has-app', appId: found.id, appName: found.name || bundleId };
      },
      (thrown: unknown) => withoutAnswer(toAppError(thrown)),
    );
    try {
      // Whatever ends second is of no interest any more.
      return await Promise.race([asked, tooLate.catch(() => asked)]);
    } finally {
      stop.abort();
    }
  }
}

function isHolder(except: string | null): (one: AccountAnswer) => boolean {
  return ({ accountId, answer }) => answer.state === 'has-app' && accountId !== except;
}

function tooSlow(): AppAnswer {
  const detail = message('error.network-unreachable.account-slow', {
    time: { duration: answerMs },
  });
  return { state: 'not-reached', error: appError('network-unreachable', detail) };
}

/** Errors that say something about the key or its team; after all others App Store Connect gave no answer. */
const aboutTheKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-refused',
  'role-too-small',
  'agreement-missing',
  'membership-ended',
  'request-forbidden',
  'key-not-found',
  'keychain-absent',
  'keychain-locked',
  'keychain-denied',
]);

/** Of a request that failed. */
export function withoutAnswer(error: AppError): AppAnswer {
  if (error.code === 'app-not-found') return { state: 'no-app' };
  return { state: aboutTheKey.has(error.code) ? 'refused' : 'not-reached', error };
}
