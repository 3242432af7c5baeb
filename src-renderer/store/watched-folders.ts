import { create } from 'zustand';
import type { WatchedFolder, WatchNews } from '#shared/domain/watched-folder';
import type { AppError } from '#shared/errors';
import { asSentence, say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { openArrived } from './package-actions';
import { useSnapshots } from './snapshots';
import { show, showToast, useWindow } from './window';

/** The watched folders as main sees them; null until they were read. */
export const useWatchedFolders = create<{ folders: readonly WatchedFolder[] | null }>(() => ({
  folders: null,
}));

export async function readWatchedFolders(): Promise<void> {
  const reply = await request('watch:list', {});
  if (reply.ok) receiveWatchedFolders(reply.value);
}

export function receiveWatchedFolders(folders: readonly WatchedFolder[]): void {
  useWatchedFolders.setState({ folders });
}

/** A person chooses the folder in the system's dialog. */
export async function addWatchedFolder(): Promise<AppError | null> {
  const before = useWatchedFolders.getState().folders ?? [];
  const reply = await request('watch:add', {});
  if (!reply.ok) return reply.error;
  if (reply.value === null) return null;
  receiveWatchedFolders(reply.value);
  const added = reply.value.find(({ path }) => !before.some((one) => one.path === path));
  if (added !== undefined) showToast(say('watch.added', { folder: added.name }));
  return null;
}

export async function removeWatchedFolder({ path, name }: WatchedFolder): Promise<AppError | null> {
  const reply = await request('watch:remove', { path });
  if (!reply.ok) return reply.error;
  receiveWatchedFolders(reply.value);
  showToast(say('watch.removed', { folder: name }));
  return null;
}

/** More than the window shows at a time are said as one. */
const mostToasts = 3;

let taking: Promise<void> = Promise.resolve();

/** Fetches what arrived and shows it, in its order. */
export function takeArrivals(): Promise<void> {
  taking = taking.then(async () => {
    const reply = await request('watch:take', {});
    if (!reply.ok) return;
    const isMany = reply.value.length > mostToasts;
    for (const news of reply.value) await receive(news, isMany ? () => undefined : showToast);
    if (isMany) showToast(say('watch.many', { count: reply.value.length }));
  });
  return taking;
}

async function receive(news: WatchNews, tell: typeof showToast): Promise<void> {
  const { path, folder, build, what, runId, why } = news;
  if (build === null) return tell(failedWords(news));
  if (what === 'published' && runId !== null) {
    const act = () => show({ name: 'run', runId });
    const more = { label: say('watch.toast.show-run'), act };
    const isRehearsal = useSnapshots.getState().runs[runId]?.environment === 'practice';
    const key = isRehearsal ? 'watch.toast.rehearsed' : 'watch.toast.published';
    return tell(say(key, { build, folder }), null, more);
  }
  const came = await openArrived(path, { folder, held: why });
  // The Publish screen says why.
  if (came === 'failed') return tell(say('watch.unusable', { file: fileNameOf(path) }));
  const isShown = useWindow.getState().screen.name === 'publish';
  const more = isShown
    ? null
    : {
        label: say('palette.go-to', { screen: say('window.publish') }),
        act: () => show({ name: 'publish' }),
      };
  tell(say(`watch.toast.${came}`, { build, folder }), null, more);
}

function failedWords({ path, folder, what, why }: WatchNews): string {
  const file = fileNameOf(path);
  if (what === 'incomplete') return say('watch.toast.incomplete', { file, folder });
  return say('watch.toast.unusable', { file, folder, reason: asSentence(why ?? '') });
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
