import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

/** Files that a person gave to Slipway in this session. The page may name one of them, and no other. */
export interface KnownPaths {
  add(path: string): void;
  has(path: string): boolean;
}

/** Earlier ones are forgotten. */
const mostPaths = 5_000;

export function createKnownPaths(): KnownPaths {
  const known = new Set<string>();
  return {
    add(path) {
      known.delete(path);
      known.add(path);
      for (const earliest of known) {
        if (known.size <= mostPaths) break;
        known.delete(earliest);
      }
    },
    has: (path) => known.has(path),
  };
}

/** Nothing of a file that is not known is read, not even whether it exists. Fails with `call-refused`. */
export function knownPath(known: KnownPaths, path: string): string {
  if (!known.has(path)) fail('call-refused', message('error.call-refused.file'));
  return path;
}
