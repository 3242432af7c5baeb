import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { WaitingPackage } from '#shared/domain/waiting-package';
import type { HandlerParts, HandlersOf } from './handler-parts';

const storeKey = 'packages';
const Kept = z.array(WaitingPackage).catch([]);

/** The list is in a file of its own: a quit or a crash loses no package that waits. */
export function waitingHandlers({ waiting }: HandlerParts): HandlersOf<'waiting'> {
  return {
    'waiting:read': async () => {
      const kept = Kept.parse(waiting.get(storeKey));
      const found = await Promise.all(
        kept.map(async (one) => ({ one, isThere: await isThere(one.path) })),
      );
      const packages = found.flatMap(({ one, isThere }) => (isThere ? [one] : []));
      waiting.set(storeKey, packages);
      const gone = found.flatMap(({ one, isThere }) => (isThere ? [] : [one.fileName]));
      return { packages, gone };
    },
    'waiting:keep': ({ packages }) => {
      waiting.set(storeKey, packages);
      return null;
    },
  };
}

/** One that can't be looked at for another reason is still there: opening it says what is wrong. */
async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
