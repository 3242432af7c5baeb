import { create } from 'zustand';
import type { UpdateStatus } from '#shared/domain/update';
import type { Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { useSnapshots } from './snapshots';
import { announcer, closeSheet, openSheet, showToast } from './window';

/** Updates as main sees them; null until they were read. */
export const useUpdates = create<{ status: UpdateStatus | null }>(() => ({ status: null }));

export async function readUpdates(): Promise<void> {
  const reply = await request('updates:read', {});
  if (!reply.ok) return;
  receiveUpdates(reply.value);
  const before = reply.value.updatedFrom;
  const current = useSnapshots.getState().about?.version;
  if (before !== null && current !== undefined)
    showToast(say('updates.toast.updated', { before, current }));
}

export function receiveUpdates(status: UpdateStatus): void {
  const before = useUpdates.getState().status?.state.state;
  useUpdates.setState({ status });
  const { state } = status;
  if (state.state === 'ready' && before === 'downloading')
    announcer.announceNow(say('updates.announce.ready', { version: state.offer.version }));
}

/** Shows the sheet, and asks the feed meanwhile. */
export function checkForUpdates(): void {
  openSheet('updates');
  const way = useUpdates.getState().status?.way;
  if (way !== 'managed' && way !== 'none') void apply(request('updates:check', {}));
}

export const downloadUpdate = (): void => void apply(request('updates:download', {}));
export const cancelUpdate = (): void => void apply(request('updates:cancel', {}));
export const restartToUpdate = (): void => void apply(request('updates:restart', {}));
export const openDownloadPage = (): void => void apply(request('updates:open-page', {}));

export const installOnQuit = (isOn: boolean): void =>
  void apply(request('updates:install-on-quit', { isOn }));

export async function remindLater(version: string): Promise<void> {
  closeSheet();
  if (await apply(request('updates:remind-later', {})))
    showToast(say('updates.toast.later', { version }));
}

export async function skipVersion(version: string): Promise<void> {
  closeSheet();
  if (await apply(request('updates:skip', {})))
    showToast(say('updates.toast.skipped', { version }));
}

/** False if it was refused, which is said. */
async function apply(replied: Promise<Reply<UpdateStatus>>): Promise<boolean> {
  const reply = await replied;
  if (reply.ok) receiveUpdates(reply.value);
  else showToast(errorSentences(reply.error));
  return reply.ok;
}
