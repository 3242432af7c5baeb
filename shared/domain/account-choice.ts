import { z } from 'zod';
import { AppError } from '../errors';
import type { Account } from './account';
import type { PublishRun } from './publish-run';

/** What a live account answered when it was asked for the app with exactly one bundle ID. */
export const AppAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('asking') }),
  /** `appId`: the ID of the app record, the same for every key of its team. */
  z.object({ state: z.literal('has-app'), appId: z.string(), appName: z.string() }),
  z.object({ state: z.literal('no-app') }),
  /** The answer proves neither: a row without its bundle ID, or more matches than two requests can read. */
  z.object({ state: z.literal('unclear') }),
  /** App Store Connect gave no answer. */
  z.object({ state: z.literal('not-reached'), error: AppError }),
  /** Apple refuses the key or its team, or the keychain doesn't hand it out. */
  z.object({ state: z.literal('refused'), error: AppError }),
]);
export type AppAnswer = z.infer<typeof AppAnswer>;

export const AccountAnswer = z.object({ accountId: z.string(), answer: AppAnswer });
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/** Why an account was chosen without asking a person. */
export const AccountReason = z.enum([
  /** There is no live key: a package is rehearsed. */
  'practice-only',
  /** There is one live key. Its own read of the app confirms it. */
  'only-key',
  /** The app's preset names it. */
  'preset',
  /** The app was published with it last. */
  'last-run',
  /** Only this account has the app. */
  'has-app',
  /** Of several keys of the team that has the app, in this order: used last for the app; in use; listed first. */
  'team-last-run',
  'team-in-use',
  'team-first',
]);
export type AccountReason = z.infer<typeof AccountReason>;

export const AccountChoice = z.object({ accountId: z.string(), reason: AccountReason });
export type AccountChoice = z.infer<typeof AccountChoice>;

/** Which account has an app: what each answered, and the one to publish with; null if a person has to choose. */
export const AccountSearch = z.object({
  bundleId: z.string(),
  /** Empty if nobody had to be asked. */
  answers: z.array(AccountAnswer),
  choice: AccountChoice.nullable(),
});
export type AccountSearch = z.infer<typeof AccountSearch>;

type ChosenFrom = Pick<Account, 'id' | 'environment' | 'issuerId' | 'check'>;
type PastRun = Pick<PublishRun, 'environment' | 'app' | 'account' | 'package' | 'createdAt'>;

/** What this computer knows without asking anyone. */
export interface KnownAccounts {
  accounts: readonly ChosenFrom[];
  runs: readonly PastRun[];
  /** The accounts for which there is a preset of the app; a single one has priority. */
  presetAccountIds?: readonly string[];
  /** Accounts that no longer have the app. */
  without?: readonly string[];
  /** The account in use: it decides between keys of one team. */
  activeAccountId?: string | null;
}

/**
 * The account of an app, as far as this computer knows it. Null if App Store Connect has to be asked. Once there is
 * a live key, practice is never the answer: a person chooses it.
 */
export function knownAccount(bundleId: string | null, known: KnownAccounts): AccountChoice | null {
  const { accounts, presetAccountIds = [], without = [] } = known;
  const live = accounts.filter(({ environment }) => environment === 'live');
  const [first, ...others] = live;
  if (first === undefined) {
    const practice = accounts[0];
    return practice === undefined ? null : { accountId: practice.id, reason: 'practice-only' };
  }
  const possible = live.filter(({ id }) => !without.includes(id));
  const [preset, ...morePresets] = possible.filter(({ id }) => presetAccountIds.includes(id));
  if (preset !== undefined && morePresets.length === 0)
    return { accountId: preset.id, reason: 'preset' };
  // A key that Apple refused last is not tried before the others.
  const working = possible.filter(({ check }) => check.state !== 'refused');
  const before = lastUsed(bundleId, working, known.runs);
  if (before !== null && others.length > 0) return { accountId: before, reason: 'last-run' };
  if (others.length > 0 || possible.length === 0) return null;
  return { accountId: first.id, reason: 'only-key' };
}

/** The account to publish with, of those that were asked. Null if none has the app, or different teams have one. */
export function chooseHolder(
  { bundleId, answers }: Pick<AccountSearch, 'bundleId' | 'answers'>,
  { accounts, runs, activeAccountId = null }: KnownAccounts,
): AccountChoice | null {
  const holders = answers.flatMap(({ accountId, answer }) => {
    const account = accounts.find(({ id }) => id === accountId);
    return account !== undefined && answer.state === 'has-app' ? [{ account, answer }] : [];
  });
  const [first, ...others] = holders;
  if (first === undefined) return null;
  if (others.length === 0) return { accountId: first.account.id, reason: 'has-app' };
  if (!others.every((other) => isSameTeam(first, other))) return null;
  const keys = holders.map(({ account }) => account);
  const before = lastUsed(bundleId, keys, runs);
  if (before !== null) return { accountId: before, reason: 'team-last-run' };
  const inUse = keys.find(({ id }) => id === activeAccountId);
  if (inUse !== undefined) return { accountId: inUse.id, reason: 'team-in-use' };
  return { accountId: first.account.id, reason: 'team-first' };
}

interface Holder {
  account: ChosenFrom;
  answer: Extract<AppAnswer, { state: 'has-app' }>;
}

/** An individual key names no team; one app record belongs to one team. */
function isSameTeam(one: Holder, other: Holder): boolean {
  const [issuer, otherIssuer] = [one.account.issuerId, other.account.issuerId];
  if (issuer !== null && otherIssuer !== null)
    return issuer.toLowerCase() === otherIssuer.toLowerCase();
  return one.answer.appId === other.answer.appId;
}

/** Which of these accounts had the app in the newest live run that found it; null if there is none. */
function lastUsed(
  bundleId: string | null,
  accounts: readonly ChosenFrom[],
  runs: readonly PastRun[],
): string | null {
  let newest: PastRun | null = null;
  for (const run of runs) {
    if (run.environment !== 'live' || run.app === null || run.package.bundleId !== bundleId)
      continue;
    if (!accounts.some(({ id }) => id === run.account.id)) continue;
    if (newest === null || run.createdAt > newest.createdAt) newest = run;
  }
  return newest?.account.id ?? null;
}
