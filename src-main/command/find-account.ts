import type { Account } from '#shared/domain/account';
import { raise } from '#shared/errors';
import type { Engine } from '../engine/engine';

/** The account with this name, or with this id. */
export async function findAccount(engine: Engine, name: string): Promise<Account> {
  const accounts = await engine.accounts.list();
  const found =
    accounts.find((account) => account.name === name) ??
    accounts.find((account) => account.id === name);
  if (found) return found;
  const known = accounts.map((account) => account.name).join(', ');
  return raise('account-not-found', `No account is called “${name}”.`, {
    whatToDo: known ? `Known here: ${known}.` : 'None has been added yet: slipway keys add.',
  });
}
