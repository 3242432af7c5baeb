import type { Stats } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import { raise } from '#shared/raise';

/** What must stay the same from the first byte sent to the commit. */
export interface FileIdentity {
  size: number;
  modifiedMs: number;
  inode: number;
}

export function identityOf(stats: Stats): FileIdentity {
  return { size: stats.size, modifiedMs: Math.trunc(stats.mtimeMs), inode: stats.ino };
}

export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
  return (
    one.inode === other.inode && one.size === other.size && one.modifiedMs === other.modifiedMs
  );
}

/** Raises `package-changed` when the file is another one, or is no longer what it was. */
export function assertSameFile(before: FileIdentity, now: FileIdentity, path: string): void {
  if (before.inode !== now.inode) raiseChanged(path, 'was replaced', new Date());
  if (before.size !== now.size || before.modifiedMs !== now.modifiedMs)
    raiseChanged(path, 'changed', new Date(now.modifiedMs));
}

/** The same for whatever lies at the path just now: something else may have been put there, or nothing. */
export async function assertSameAt(path: string, before: FileIdentity): Promise<void> {
  const now = await stat(path).catch((cause: unknown) =>
    raiseChanged(path, 'was removed', new Date(), cause),
  );
  assertSameFile(before, identityOf(now), path);
}

/** The same for the bytes that are being read, and for the path that they were opened by. */
export async function assertSameOpenFile(
  file: FileHandle,
  path: string,
  before: FileIdentity,
): Promise<void> {
  const now = await file
    .stat()
    .catch((cause: unknown) => raiseChanged(path, 'went away', new Date(), cause));
  assertSameFile(before, identityOf(now), path);
  await assertSameAt(path, before);
}

function raiseChanged(path: string, what: string, at: Date, cause?: unknown): never {
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return raise('package-changed', `${path} ${what} at ${time}; nothing was published.`, { cause });
}
