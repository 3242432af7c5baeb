import type { Stats } from 'node:fs';
import { raise } from '#shared/errors';

/** What must stay the same from the first byte sent to the commit. */
export interface FileIdentity {
  size: number;
  modifiedMs: number;
  inode: number;
}

export function identityOf(stats: Stats): FileIdentity {
  return { size: stats.size, modifiedMs: Math.trunc(stats.mtimeMs), inode: stats.ino };
}

export function assertSameFile(before: FileIdentity, now: FileIdentity, path: string): void {
  const same =
    before.size === now.size && before.modifiedMs === now.modifiedMs && before.inode === now.inode;
  if (!same) {
    raise(
      'package-changed',
      `${path} was changed or replaced at ${new Date(now.modifiedMs).toISOString()}.`,
    );
  }
}
