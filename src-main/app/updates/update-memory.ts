import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/errors';
import type { ValueStore } from '../../engine/ports';

const version = z.string().max(64);

const Memory = z.object({
  /** When the feed last answered. */
  checkedAt: z.string().nullable().catch(null),
  /** A version that a person does not want to be offered. */
  skipped: version.nullable().catch(null),
  putOff: z.object({ version, until: z.string() }).nullable().catch(null),
  /** An installation that was begun: the next start shows what became of it. */
  installing: z.object({ from: version, to: version }).nullable().catch(null),
  /** Why it was given up before this version was started again. */
  failed: AppError.nullable().catch(null),
  /** Decides alone, and only here, when this computer gets a release that not everyone gets at once. It is never sent. */
  place: z.string().min(1).max(64).nullable().catch(null),
});
type Memory = z.infer<typeof Memory>;

export interface UpdateMemory {
  read(): Memory;
  write(change: Partial<Memory>): void;
}

/** What is kept about updates between two starts. */
export function memoryIn(store: ValueStore): UpdateMemory {
  const nothing: Memory = Memory.parse({});
  const read = (): Memory => Memory.catch(nothing).parse(store.get('updates') ?? {});
  return {
    read,
    write: (change) => store.set('updates', { ...read(), ...change }),
  };
}

/** Whether this computer is among the part that gets a version first: another part for each version. */
export function isStaged(memory: UpdateMemory, of: string, percentage: number | null): boolean {
  if (percentage === null) return true;
  const place = memory.read().place ?? randomUUID();
  memory.write({ place });
  const drawn = createHash('sha256').update(`${place} ${of}`).digest().readUInt32BE() / 2 ** 32;
  return drawn < percentage / 100;
}
