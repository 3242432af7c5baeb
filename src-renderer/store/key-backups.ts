import { create } from 'zustand';
import type { KeyStorage } from '#shared/domain/account';
import type { ChosenBackup, OpenedBackup, RestoredKey } from '#shared/domain/key-backup';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { readAccounts, readSettings } from './account-actions';
import { announcer, closeSheet, showToast, useWindow } from './window';

interface RestoreState {
  backup: ChosenBackup | null;
  /** What is in it, once its passphrase was right. */
  opened: OpenedBackup | null;
  /** What became of each key. */
  restored: readonly RestoredKey[] | null;
  error: AppError | null;
  isBusy: boolean;
}

const nothingChosen: RestoreState = {
  backup: null,
  opened: null,
  restored: null,
  error: null,
  isBusy: false,
};

/** The backup that is being restored; its passphrase is only in the field that it is typed in. */
export const useRestore = create<RestoreState>(() => nothingChosen);

/** The accounts that are ticked when Back up keys opens; null for all of them. */
export const useBackUp = create<{ accountIds: readonly string[] | null }>(() => ({
  accountIds: null,
}));

/** Opens Back up keys for these accounts, or for all. */
export function openBackUpKeys(accountIds: readonly string[] | null = null): void {
  useBackUp.setState({ accountIds });
  useWindow.setState({ screen: { name: 'accounts' }, sheet: 'back-up-keys' });
}

export function openRestoreKeys(): void {
  useRestore.setState(nothingChosen);
  useWindow.setState({ screen: { name: 'accounts' }, sheet: 'restore-keys' });
}

/** Asks where to, and writes the backup. Returns the error, `'canceled'`, or null when it is written. */
export async function writeBackup(
  accountIds: readonly string[],
  passphrase: string,
): Promise<AppError | 'canceled' | null> {
  const reply = await request('backups:write', { accountIds: [...accountIds], passphrase });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return 'canceled';
  const { fileName } = reply.value;
  showToast(say('announced.keys-backed-up', { count: accountIds.length, file: fileName }));
  closeSheet();
  return null;
}

export async function chooseBackup(): Promise<void> {
  const reply = await request('backups:choose', {});
  if (!reply.ok) return useRestore.setState({ error: reply.error });
  if (reply.value === null) return;
  forgetBackup();
  useRestore.setState({ ...nothingChosen, backup: reply.value });
}

/** A dropped backup opens Restore keys, which asks for its passphrase. */
export async function takeDroppedBackup(path: string): Promise<void> {
  forgetBackup();
  openRestoreKeys();
  const reply = await request('backups:take', { path });
  useRestore.setState(
    reply.ok ? { ...nothingChosen, backup: reply.value } : { error: reply.error },
  );
}

/** Shows what is in the backup; returns whether the passphrase was right. */
export async function openBackup(passphrase: string): Promise<boolean> {
  const { backup, isBusy } = useRestore.getState();
  if (backup === null || isBusy) return false;
  useRestore.setState({ isBusy: true, error: null });
  const reply = await request('backups:open', { ticket: backup.ticket, passphrase });
  useRestore.setState(
    reply.ok
      ? { opened: reply.value, restored: null, isBusy: false }
      : { error: reply.error, isBusy: false },
  );
  if (reply.ok) announcer.announceNow(say('backup.opened', { count: reply.value.keys.length }));
  return reply.ok;
}

/** Adds the keys that are not here; what failed can be tried again. */
export async function restoreBackup(storage: KeyStorage = 'keychain'): Promise<void> {
  const { backup, isBusy } = useRestore.getState();
  if (backup === null || isBusy) return;
  useRestore.setState({ isBusy: true, error: null });
  const reply = await request('backups:restore', { ticket: backup.ticket, storage });
  await Promise.all([readAccounts(), readSettings()]);
  // Whoever closed the sheet meanwhile only hears of it.
  if (useRestore.getState().backup !== backup)
    return showToast(reply.ok ? restoredWords(reply.value) : errorSentences(reply.error));
  if (!reply.ok) return useRestore.setState({ error: reply.error, isBusy: false });
  useRestore.setState({ restored: reply.value, isBusy: false });
  announcer.announceNow(restoredWords(reply.value));
}

/** How many keys were added, and how many were not. */
export function restoredWords(restored: readonly RestoredKey[]): string {
  const failed = restored.filter(({ outcome }) => outcome === 'failed').length;
  const added = restored.filter(({ outcome }) => outcome === 'added').length;
  return failed === 0
    ? say('backup.restored', { count: added })
    : say('backup.restored-partly', { count: added, failed });
}

/** Main keeps the keys of an opened backup until then, or for ten minutes. */
export function closeRestore(): void {
  forgetBackup();
  useRestore.setState(nothingChosen);
  closeSheet();
}

function forgetBackup(): void {
  const { backup } = useRestore.getState();
  if (backup !== null) void request('backups:forget', { ticket: backup.ticket });
}
