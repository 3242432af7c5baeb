import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { message } from '#shared/words/message';
import { type FileIdentity, settledIdentity } from '../storage/file-identity';
import { limits } from './limits';
import { appleLimits, type Refuse } from './refusal';

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
  const found = await stat(path).catch((error) => refuseSystem(error, path, refuse));
  if (found.isDirectory()) refuseFolder(path, refuse);
  refuseOtherThanFile(found, refuse);
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

/** An app is a folder, and so was an installer package in its old form. */
function refuseFolder(path: string, refuse: Refuse): void {
  const kind = /\.(app|m?pkg)[/\\]*$/i.exec(path)?.[1]?.toLowerCase();
  if (kind === undefined) return;
  const form = kind === 'app' ? 'app' : 'pkg';
  refuse(
    'package-is-folder',
    (name) => message(`error.package-is-folder.${form}`, { package: name }),
    { whatToDo: message(`error.package-is-folder.${form}-fix`) },
  );
}

function refuseOtherThanFile(
  stats: { isFile(): boolean; isDirectory(): boolean },
  refuse: Refuse,
): void {
  if (stats.isDirectory())
    refuse('package-is-folder', (name) =>
      message('error.package-is-folder.detail', { package: name }),
    );
  if (!stats.isFile())
    refuse('package-unreadable', (name) =>
      message('error.package-unreadable.not-a-file', { package: name }),
    );
}

function refuseSize(size: number, refuse: Refuse): void {
  if (size === 0)
    refuse('package-empty', (name) => message('error.package-empty.detail', { package: name }));
  if (size <= limits.packageBytes) return;
  refuse('package-too-large', (name) =>
    message('error.package-too-large.file', {
      package: name,
      size: { bytes: size },
      ...appleLimits,
    }),
  );
}

function refuseSystem(error: unknown, path: string, refuse: Refuse): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || path === '') {
    refuse(
      'package-not-found',
      (name) =>
        path === ''
          ? message('error.package-not-found.no-path')
          : message('error.package-not-found.detail', { package: name, path }),
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    refuse(
      'package-unreadable',
      (name) => message('error.package-unreadable.permission', { package: name }),
      { cause: error },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return refuse(
    'package-unreadable',
    (name) => message('error.package-unreadable.system', { package: name, reason }),
    { cause: error },
  );
}
