import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { type FileIdentity, settledIdentity } from '../storage/file-identity';
import { limits } from './limits';
import type { Refuse } from './refusal';
export interface PackageFile {
  handle: FileHandle;
  /** Bytes. */
  size: number;
  /** Identity of the file, from before its first byte was read. */
  identity: FileIdentity;
}

/** Opens a package for reading. Throws package-* errors; the caller closes the handle. */
export async function openPackageFile(path: string, refuse: Refuse): Promise<PackageFile> {
  // Checked before it is opened: opening a pipe would wait for its other end.
  refuseOtherThanFile(await stat(path).catch((error) => refuseSystem(error, path, refuse)), refuse);
  const handle = await open(path, constants.O_RDONLY).catch((error) =>
    refuseSystem(error, path, refuse),
  );
  try {
    const stats = await handle.stat();
    refuseOtherThanFile(stats, refuse);
    refuseSize(stats.size, refuse);
    return { handle, size: stats.size, identity: await settledIdentity(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseOtherThanFile(
  stats: { isFile(): boolean; isDirectory(): boolean },
  refuse: Refuse,
): void {
  if (stats.isDirectory()) refuse('package-is-folder', 'is a folder.');
  if (!stats.isFile()) refuse('package-unreadable', 'is not an ordinary file.');
}

function refuseSize(size: number, refuse: Refuse): void {
  if (size === 0) refuse('package-empty', 'has 0 bytes.');
  if (size <= limits.packageBytes) return;
  const gigabytes = (size / 1e9).toFixed(1);
  refuse(
    'package-too-large',
    `has ${gigabytes} GB; Apple takes 4 GB of app and 20 GB of on-demand resources.`,
  );
}

function refuseSystem(error: unknown, path: string, refuse: Refuse): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || path === '') {
    refuse('package-not-found', `is not at ${path === '' ? 'an empty path' : path}.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    refuse('package-unreadable', 'may not be read by you.', { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return refuse('package-unreadable', `cannot be opened: ${reason}.`, { cause: error });
}
