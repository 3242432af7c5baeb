import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAlive } from '../../engine/lock-owner';
import { holdWorld } from '../../practice-steering/hold-world';

export interface PracticeFolder {
  path: string;
  /** Whether the next start finds the same state there. */
  isKept: boolean;
  leave(): Promise<void>;
}

/**
 * A folder of the user's choice is kept, for one server at a time; otherwise each server gets one of its
 * own, gone when it ends.
 */
export async function openPracticeFolder(
  home: string,
  asked: string | undefined,
): Promise<PracticeFolder> {
  if (asked !== undefined) {
    const kept = resolve(asked);
    return { path: kept, isKept: true, leave: await holdWorld(kept) };
  }
  const parent = join(home, 'practice', 'servers');
  await removeAbandoned(parent);
  const path = join(parent, String(process.pid));
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
  return { path, isKept: false, leave: () => rm(path, { recursive: true, force: true }) };
}

/** A server that was killed leaves its uploads behind; the next start clears them away. */
async function removeAbandoned(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const abandoned = names.filter((name) => /^\d+$/.test(name) && !isAlive(Number(name)));
  await Promise.all(
    abandoned.map((name) => rm(join(parent, name), { recursive: true, force: true })),
  );
}
