import type { Account } from '#shared/domain/account';
import type { Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Reply, RequestParams, RequestResult } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { readRuns } from './run-actions';
import { useSnapshots } from './snapshots';
import { speakChosenLanguage } from './spoken-language';
import { showToast, useWindow } from './window';

async function readAccounts(): Promise<void> {
  const reply = await request('accounts:list', {});
  if (reply.ok) useSnapshots.setState({ accounts: reply.value });
}

async function readSettings(): Promise<void> {
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
  await Promise.all([about, readSettings(), readAccounts(), readRuns()]);
  useSnapshots.setState({ ready: true });
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

export async function testAccount(accountId: string): Promise<AppError | null> {
  const reply = await request('accounts:test', { accountId });
  await readAccounts();
  return reply.ok ? null : reply.error;
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

export async function deleteAccount(account: Account): Promise<AppError | null> {
  const reply = await request('accounts:delete', { accountId: account.id });
  await Promise.all([readAccounts(), readSettings()]);
  if (reply.ok && reply.value.deleted)
    showToast(say('announced.account-deleted', { name: account.name }));
  return reply.ok ? null : reply.error;
}

/** A dropped .p8 opens the sheet that adds it. Main reads the file; only its name and its key ID come back. */
export async function takeDroppedKey(path: string): Promise<void> {
  const reply = await request('accounts:take-key', { path });
  useWindow.setState({
    screen: { name: 'accounts' },
    sheet: 'add-key',
    droppedKey: reply.ok ? { chosen: reply.value } : { error: reply.error },
  });
}

type NewKey = RequestParams<'accounts:add'>;

/** Tests a key and saves it; returns the error if that failed. */
export async function addKey(key: NewKey): Promise<AppError | null> {
  const reply = await request('accounts:add', key);
  if (!reply.ok) return reply.error;
  await Promise.all([readAccounts(), readSettings()]);
  const { name, check } = reply.value;
  const isTested = check.state !== 'not-tested';
  showToast(say(isTested ? 'announced.key-added' : 'announced.key-added-untested', { name }));
  return null;
}
