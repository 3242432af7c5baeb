import { statfs } from 'node:fs/promises';
import { asTrouble } from '#shared/errors';
import type { Holds } from '../holds';

/** What a run writes until its end is far below this. */
const roomNeededMb = 5;
const lookEveryMs = 5_000;

/**
 * Stores something, and waits for room as long as the disk is full. Other trouble is raised at once. When
 * the signal is aborted, what could not be stored is raised.
 */
export async function whenThereIsRoom<T>(
  store: () => Promise<T>,
  folder: string,
  holds: Holds,
  signal: AbortSignal,
): Promise<T> {
  let release: (() => void) | null = null;
  try {
    for (;;) {
      try {
        return await store();
      } catch (thrown) {
        if (!isFull(thrown) || signal.aborted) throw thrown;
        release ??= holds.show({
          reason: 'disk-full',
          sentence: await fullSentence(folder),
          forMs: null,
        });
        await holds.pause(lookEveryMs, signal).catch(() => {
          throw thrown;
        });
      }
    }
  } finally {
    release?.();
  }
}

async function fullSentence(folder: string): Promise<string> {
  const disk = await statfs(folder).catch(() => null);
  const free = disk ? ` (${Math.floor((disk.bavail * disk.bsize) / 1_000_000)} MB free)` : '';
  return `The disk that holds ${folder} is full${free}. Slipway needs ${roomNeededMb} MB there and goes on by itself.`;
}

/** The codes of a full disk and of a spent quota, wherever in the chain of causes they are. */
function isFull(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  }
  return asTrouble(thrown).detail.includes('ENOSPC');
}
