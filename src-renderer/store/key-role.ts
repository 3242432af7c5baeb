import { create } from 'zustand';
import type { KeyRole } from '#shared/asc/roles';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { readAccounts } from './account-actions';
import { closeSheet, openSheet, showToast } from './window';

/** The account whose key's role is asked for. */
export const useKeyRole = create<{ accountId: string | null }>(() => ({ accountId: null }));

/** Opens the question for the key's role, on any screen that has its sheet. */
export function openKeyRole(accountId: string): void {
  useKeyRole.setState({ accountId });
  openSheet('key-role');
}

/** Keeps the role that the person says the key has; null for not sure. Closes the sheet once it is kept. */
export async function stateRole(
  accountId: string,
  name: string,
  role: KeyRole | null,
): Promise<AppError | null> {
  const reply = await request('accounts:state-role', { accountId, role });
  if (!reply.ok) return reply.error;
  await readAccounts();
  closeSheet();
  showToast(
    role === null
      ? say('announced.key-role-unsure', { name })
      : say('announced.key-role', { name, role: say(`role.${role}`) }),
  );
  return null;
}
