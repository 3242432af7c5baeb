import type { Account } from '#shared/domain/account';
import type { Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Reply, RequestResult } from '#shared/ipc/contract';
import { inWords, say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { readPresets } from './preset-actions';
import { readRuns } from './run-actions';
import { activeAccount, useSnapshots } from './snapshots';
import { speakChosenLanguage } from './spoken-language';
import { showToast } from './window';

export async function readAccounts(): Promise<void> {
  const reply = await request('accounts:list', {});
  if (reply.ok) useSnapshots.setState({ accounts: reply.value, accountsError: null });
  else useSnapshots.setState({ accountsError: reply.error });
}

export async function readSettings(): Promise<void> {
  const reply = await request('settings:read', {});
  if (reply.ok) useSnapshots.setState({ settings: reply.value });
}

export async function writeSettings(change: Partial<Settings>): Promise<void> {
  // Shown before it is saved: a theme that changes a moment after the click feels broken.
  useSnapshots.setState((state) => ({ settings: { ...state.settings, ...change } }));
  const reply = await request('settings:write', change);
  if (reply.ok) {
    useSnapshots.setState({ settings: reply.value });
    return change.language === undefined ? undefined : speakChosenLanguage();
  }
  // A switch that only looks turned on would pause nothing.
  await readSettings();
  showToast(errorSentences(reply.error));
}

/** The first requests, all sent at once. */
export async function readEverything(): Promise<void> {
  const about = request('app:about', {}).then((reply) => {
    if (reply.ok) useSnapshots.setState({ about: reply.value });
  });
  await Promise.all([about, readSettings(), readAccounts(), readPresets(), readRuns()]);
  useSnapshots.setState({ ready: true });
  await sayProblems();
}

/** What went wrong with Slipway's own files before the window opened. */
async function sayProblems(): Promise<void> {
  const reply = await request('app:problems', {});
  if (!reply.ok) return;
  for (const problem of reply.value) showToast(inWords(problem));
}

export async function putInUse(account: Account): Promise<AppError | null> {
  const reply = await request('accounts:use', { accountId: account.id });
  if (!reply.ok) return reply.error;
  useSnapshots.setState((state) => ({
    settings: { ...state.settings, activeAccountId: account.id },
  }));
  showToast(say('announced.account-in-use', { name: account.name }));
  return null;
}

/** Tests what answers as App Store Connect on this network. */
export function testConnection(): Promise<Reply<RequestResult<'accounts:test-connection'>>> {
  return request('accounts:test-connection', {});
}

export async function renameAccount(accountId: string, name: string): Promise<AppError | null> {
  const reply = await request('accounts:rename', { accountId, name });
  await readAccounts();
  return reply.ok ? null : reply.error;
}

/** Moves a key that was kept for this session into the keychain. */
export async function saveToKeychain(account: Account): Promise<AppError | null> {
  const reply = await request('accounts:save-to-keychain', { accountId: account.id });
  await readAccounts();
  if (reply.ok) showToast(say('announced.key-saved-to-keychain', { name: account.name }));
  return reply.ok ? null : reply.error;
}

export async function deleteAccount(account: Account): Promise<AppError | null> {
  const before = activeAccount(useSnapshots.getState());
  const reply = await request('accounts:delete', { accountId: account.id });
  await Promise.all([readAccounts(), readSettings()]);
  if (reply.ok && reply.value.deleted) showToast(deletedWords(account, before));
  return reply.ok ? null : reply.error;
}

/** That the account is deleted, and which one is in use now if it was the one in use. */
function deletedWords({ id, name }: Account, before: Account | null): string {
  const snapshots = useSnapshots.getState();
  const next = activeAccount(snapshots);
  const isOther = before?.id === id && next !== null && next.id !== id;
  if (!isOther) return say('announced.account-deleted', { name });
  const hasWorking = snapshots.accounts.some(
    ({ environment, check }) => environment === 'live' && check.state === 'accepted',
  );
  return hasWorking
    ? say('announced.account-deleted-next', { name, next: next.name })
    : say('announced.account-deleted-untested', { name, next: next.name });
}

/** Main puts the first live key in use; a person can undo it. `before` is the account that was in use. */
export function announceFirstLive(before: Account | null, { id, name }: Account): void {
  const isInUse = activeAccount(useSnapshots.getState())?.id === id;
  if (before?.environment !== 'practice' || !isInUse) return;
  showToast(say('announced.live-by-default', { name }), () => void putInUse(before));
}
