import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface PracticeFolder {
  path: string;
  /** Whether the next start finds the same state there. */
  isKept: boolean;
  leave(): Promise<void>;
}

/** A folder of the user's choice is kept; otherwise each server gets one of its own, gone when it ends. */
export async function openPracticeFolder(
  home: string,
  asked: string | undefined,
): Promise<PracticeFolder> {
  if (asked !== undefined) return { path: resolve(asked), isKept: true, leave: async () => {} };
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
  const abandoned = names.filter((name) => /^\d+$/.test(name) && !isRunning(Number(name)));
  await Promise.all(
    abandoned.map((name) => rm(join(parent, name), { recursive: true, force: true })),
  );
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
