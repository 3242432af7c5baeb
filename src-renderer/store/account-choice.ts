import type { OpenedPackage } from '#shared/domain/opened-package';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { chooseAccount, settleAccount } from './destination-actions';
import { changePlan, type OpenPlan, usePlan } from './plan';
import { accountById, activeAccount, newestFirst, type Snapshots, useSnapshots } from './snapshots';
import { announcer } from './window';

type Known = Pick<Snapshots, 'accounts' | 'settings' | 'runs'>;

/**
 * The account that a package is published with, as far as this computer knows it: the active one, or the one that
 * the app was published with before. Null if there is a live key, so that the practice account would be a wrong guess
 * and App Store Connect has to be asked first.
 */
export function knownAccountFor(
  { info }: Pick<OpenedPackage, 'info'>,
  known: Known,
): string | null {
  const { accounts, settings, runs } = known;
  const chosen = accountById(accounts, settings.activeAccountId);
  if (chosen !== null) return chosen.id;
  const live = accounts.filter(({ environment }) => environment === 'live');
  if (live.length === 0) return activeAccount(known)?.id ?? null;
  const before = newestFirst(runs).find(
    (run) =>
      run.app !== null &&
      run.package.bundleId === info.bundleId &&
      live.some(({ id }) => id === run.account.id),
  );
  return before?.account.id ?? null;
}

/** Gives the open plan an account if it has none, or its account was deleted. */
export async function findAccount(): Promise<void> {
  const { plan } = usePlan.getState();
  if (plan === null) return;
  const known = knownAccountFor(plan.package, useSnapshots.getState());
  if (known !== null) return chooseAccount(known);
  changePlan(() => ({ accountId: null }));
  return searchForAccount(plan);
}

/** Looks up which account has this app. Unless exactly one has it, the person chooses. */
export async function searchForAccount({ package: asked }: OpenPlan): Promise<void> {
  const { bundleId } = asked.info;
  if (!useSnapshots.getState().accounts.some(({ environment }) => environment === 'live')) return;
  changePlan(() => ({ accountSearch: 'looking' }));
  const reply = bundleId === null ? null : await request('accounts:holding', { bundleId });
  const plan = usePlan.getState().plan;
  // Another package was opened, or the person chose first.
  if (plan === null || plan.package !== asked || plan.accountId !== null) return;
  const [only, ...others] = reply?.ok ? reply.value.accountIds : [];
  if (only !== undefined && others.length === 0) return settleAccount(only);
  changePlan(() => ({ accountSearch: 'unsure' }));
  announcer.announceNow(say('announced.choose-account'));
}
