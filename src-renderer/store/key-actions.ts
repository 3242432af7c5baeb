import type { AccountColor } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { countStates, type KeyCounts } from '../words/key-row';
import { keyState } from '../words/key-state';
import { readAccounts } from './account-actions';
import { accountById, useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

/** Checks one key and says its state. */
export async function checkKey(accountId: string): Promise<void> {
  if (!(await check(accountId))) return;
  const account = accountById(useSnapshots.getState().accounts, accountId);
  if (account === null) return;
  const { word } = keyState(account, false, Date.now());
  announcer.announceNow(say('announced.key-checked', { name: account.name, state: word }));
}

/** Checks every key, a few at once; each row shows its own result as soon as it is there. */
export async function checkAllKeys(): Promise<void> {
  if (!(await check(null))) return;
  const list = countMessages(countStates(useSnapshots.getState().accounts, Date.now()));
  announcer.announceNow(say('announced.keys-checked', { results: { list } }));
}

async function check(accountId: string | null): Promise<boolean> {
  const reply = await request('accounts:check', { accountId });
  await readAccounts();
  if (!reply.ok) showToast(errorSentences(reply.error));
  return reply.ok;
}

/** `4 working`, `1 warning`, without what there is none of. */
export function countMessages(counts: KeyCounts) {
  const kinds = ['working', 'warning', 'blocker', 'unchecked'] as const;
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => message(`accounts.${kind}-count`, { count: counts[kind] }));
}

export async function setAccountColor(
  accountId: string,
  color: AccountColor | null,
): Promise<AppError | null> {
  const reply = await request('accounts:set-color', { accountId, color });
  await readAccounts();
  return reply.ok ? null : reply.error;
}
