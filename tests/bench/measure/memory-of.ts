import { readFileSync } from 'node:fs';

/** A field of /proc, in MiB; null where there is no /proc. */
function readField(file: string, field: string): number | null {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** The memory of several processes in MiB, counting shared memory once; null where the system does not provide it. */
export function sharedMemory(processIds: readonly number[]): number | null {
  const each = processIds.map((id) => readField(`/proc/${id}/smaps_rollup`, 'Pss'));
  return each.reduce<number | null>(
    (sum, size) => (sum === null || size === null ? null : sum + size),
    0,
  );
}
