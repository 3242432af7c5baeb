import type { Account } from '#shared/domain/account';
import {
  type AccountChoice,
  type AccountSearch,
  knownAccount,
} from '#shared/domain/account-choice';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { chooseAccount, settleAccount } from './destination-actions';
import { saveDraft } from './draft-actions';
import { changePlan, isStillOpen, type OpenPlan, usePlan } from './plan';
import { accountById, type Snapshots, useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

type Known = Pick<Snapshots, 'accounts' | 'presets' | 'runs'>;

/**
 * The account that a package is published with, as far as this computer knows it. Null if App Store Connect has to
 * be asked first.
 */
export function knownAccountFor(
  { info: { bundleId } }: Pick<OpenedPackage, 'info'>,
  { accounts, presets, runs }: Known,
): AccountChoice | null {
  const ofApp = presets.filter((preset) => preset.bundleId === bundleId);
  return knownAccount(bundleId, {
    accounts,
    runs: Object.values(runs),
    presetAccountIds: ofApp.flatMap(({ accountId }) => accountId ?? []),
  });
}

/** Gives the open plan an account if it has none, its account was deleted, or the first live key was added. */
export async function findAccount(): Promise<void> {
  await saveDraft();
  const { plan } = usePlan.getState();
  if (plan === null) return;
  const known = knownAccountFor(plan.package, useSnapshots.getState());
  if (known !== null) return chooseAccount(known.accountId, known.reason);
  changePlan(() => ({ accountId: null, accountReason: null }));
  return searchForAccount(plan);
}

/** Looks up which account has this app. Unless exactly one has it, the person chooses. */
export async function searchForAccount({ package: asked }: OpenPlan): Promise<void> {
  if (!hasLiveKey()) return;
  changePlan(() => ({ accountSearch: 'looking' }));
  const search = await askAccounts(asked.info.bundleId, null);
  const plan = usePlan.getState().plan;
  // Another package was opened, or the person chose first.
  if (plan === null || plan.package !== asked || plan.accountId !== null) return;
  const choice = search?.choice ?? null;
  if (choice !== null) {
    announceChoice(choice);
    return settleAccount(choice.accountId, choice.reason);
  }
  changePlan(() => ({ accountSearch: 'unsure' }));
  announcer.announceNow(say('announced.choose-account'));
}

/**
 * Asks the other accounts for the app that this plan's account could not read. An account that was chosen by hand
 * stays: the window names the one that has the app.
 */
export async function askOtherAccounts(): Promise<void> {
  const { plan: asked } = usePlan.getState();
  if (asked === null || asked.accountId === null || !hasOtherLiveKey(asked.accountId)) return;
  changePlan(() => ({ accountSearch: 'looking' }));
  const search = await askAccounts(asked.package.info.bundleId, asked.accountId);
  const { plan } = usePlan.getState();
  if (plan === null || !isStillOpen(asked) || plan.accountId !== asked.accountId) return;
  changePlan(() => ({ accountSearch: 'none' }));
  const choice = search?.choice ?? null;
  if (choice === null || !isAutomatic(plan)) return;
  const { accounts } = useSnapshots.getState();
  const before = nameOf(accounts, asked.accountId);
  showToast(
    say('announced.account-replaced', { before, name: nameOf(accounts, choice.accountId) }),
  );
  await chooseAccount(choice.accountId, choice.reason);
}

/** Whether the account was chosen by Slipway and may be replaced by it. */
function isAutomatic({ accountReason }: OpenPlan): boolean {
  return accountReason !== null && accountReason !== 'by-hand' && accountReason !== 'sample';
}

/** Null if it cannot be asked. Answers arrive one by one as events; this is the last one. */
async function askAccounts(
  bundleId: string | null,
  except: string | null,
): Promise<AccountSearch | null> {
  if (bundleId === null) return null;
  const reply = await request('accounts:find-for-app', { bundleId, except });
  if (!reply.ok) return null;
  receiveSearch(reply.value);
  return reply.value;
}

/** Keeps what the accounts answered. */
export function receiveSearch(search: AccountSearch): void {
  useSnapshots.setState(({ searches }) => ({
    searches: { ...searches, [search.bundleId]: search },
  }));
}

function announceChoice({ accountId }: AccountChoice): void {
  const name = nameOf(useSnapshots.getState().accounts, accountId);
  announcer.announceNow(say('announced.account-found', { name }));
}

function nameOf(accounts: readonly Account[], id: string): string {
  return accountById(accounts, id)?.name ?? '';
}

function hasLiveKey(): boolean {
  return useSnapshots.getState().accounts.some(({ environment }) => environment === 'live');
}

function hasOtherLiveKey(accountId: string): boolean {
  return useSnapshots
    .getState()
    .accounts.some(({ id, environment }) => environment === 'live' && id !== accountId);
}
