import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppException, diskCode, fail, fullDisk } from '#shared/errors';
import { type Message, message } from '#shared/words/message';

/** More than a run ever writes until its end. */
const roomNeeded = 5_000_000;

/**
 * Does something in one of Slipway's own folders. Disk errors are thrown as errors that name the
 * disk: `disk-full` or `storage-failed`.
 */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof AppException && !isFull(thrown)) throw thrown;
    if (isFull(thrown)) fail('disk-full', await fullSentence(folder), { cause: thrown });
    const code = diskCode(thrown);
    if (code === null) throw thrown;
    return fail('storage-failed', message('error.storage-failed.folder', { folder, code }), {
      cause: thrown,
    });
  }
}

/** Names the disk, its free space and the required space. */
export async function fullSentence(folder: string): Promise<Message> {
  const there = await nearestFolder(resolve(folder));
  const disk = await statfs(there).catch(() => null);
  const params = { disk: await volumeOf(there), folder, needed: { bytes: roomNeeded } };
  return disk
    ? message('error.disk-full.folder-free', {
        ...params,
        free: { bytes: disk.bavail * disk.bsize },
      })
    : message('error.disk-full.folder', params);
}

/** Whether a full disk or an exceeded quota is among the causes. */
export function isFull(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (fullDisk.has(diskCode(error) ?? '')) return true;
  }
  return thrown instanceof AppException && thrown.error.code === 'disk-full';
}

/** The folder itself, or its nearest existing parent. */
async function nearestFolder(folder: string): Promise<string> {
  const above = dirname(folder);
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || above === folder ? folder : nearestFolder(above);
}

/** The mount point of the disk that holds the folder. */
async function volumeOf(folder: string): Promise<string> {
  const above = dirname(folder);
  if (above === folder) return folder;
  const [own, other] = await Promise.all([folder, above].map((one) => stat(one).catch(() => null)));
  return own && other && own.dev !== other.dev ? folder : volumeOf(above);
}
