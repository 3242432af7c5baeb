import type { Account } from '#shared/domain/account';
import type { Trouble } from '#shared/errors';
import type { RequestParams, Settings } from '#shared/ipc-contract';
import { request } from '../bridge/bridge';
import { readRuns } from './run-acts';
import { useSnapshots } from './snapshots';
import { showToast } from './window';

export async function readAccounts(): Promise<void> {
  const reply = await request('accounts:list', {});
  if (reply.ok) useSnapshots.setState({ accounts: reply.value });
}

export async function readSettings(): Promise<void> {
  const reply = await request('settings:read', {});
  if (reply.ok) useSnapshots.setState({ settings: reply.value });
}

export async function writeSettings(change: Partial<Settings>): Promise<void> {
  // Shown before it is kept: a theme that changes a moment after the click feels broken.
  useSnapshots.setState((state) => ({ settings: { ...state.settings, ...change } }));
  const reply = await request('settings:write', change);
  if (reply.ok) useSnapshots.setState({ settings: reply.value });
}

/** The first answers, all asked at once. */
export async function readEverything(): Promise<void> {
  const about = request('app:about', {}).then((reply) => {
    if (reply.ok) useSnapshots.setState({ about: reply.value });
  });
  await Promise.all([about, readSettings(), readAccounts(), readRuns()]);
  useSnapshots.setState({ ready: true });
}

export async function putInUse(account: Account): Promise<Trouble | null> {
  const reply = await request('accounts:use', { accountId: account.id });
  if (!reply.ok) return reply.error;
  useSnapshots.setState((state) => ({
    settings: { ...state.settings, activeAccountId: account.id },
  }));
  showToast(`${account.name} is in use.`);
  return null;
}

export async function testAccount(accountId: string): Promise<Trouble | null> {
  const reply = await request('accounts:test', { accountId });
  await readAccounts();
  return reply.ok ? null : reply.error;
}

export async function renameAccount(accountId: string, name: string): Promise<Trouble | null> {
  const reply = await request('accounts:rename', { accountId, name });
  await readAccounts();
  return reply.ok ? null : reply.error;
}

export async function deleteAccount(account: Account): Promise<Trouble | null> {
  const reply = await request('accounts:delete', { accountId: account.id });
  await Promise.all([readAccounts(), readSettings()]);
  if (reply.ok) showToast(`${account.name} deleted from this computer.`);
  return reply.ok ? null : reply.error;
}

export type NewKey = RequestParams<'accounts:add'>;

/** Keeps a key after testing it; returns what stood in the way. */
export async function addKey(key: NewKey): Promise<Trouble | null> {
  const reply = await request('accounts:add', key);
  if (!reply.ok) return reply.error;
  await Promise.all([readAccounts(), readSettings()]);
  const { name, check } = reply.value;
  const untested = 'App Store Connect could not be reached, so the key is not tested yet.';
  showToast(check.state === 'not-tested' ? `${name} added. ${untested}` : `${name} added.`);
  return null;
}
