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

/**
 * The most memory that this process has held, MiB. Linux carries the maximum of `resourceUsage` over from
 * the process that started this one, so its own field is read there.
 */
export function ownPeakMemory(): number {
  return readField('/proc/self/status', 'VmHWM') ?? process.resourceUsage().maxRSS / 1024;
}

/** The memory of several processes together, MiB, what they share counted once; null where that is not told. */
export function sharedMemory(processIds: readonly number[]): number | null {
  const each = processIds.map((id) => readField(`/proc/${id}/smaps_rollup`, 'Pss'));
  return each.reduce<number | null>(
    (sum, size) => (sum === null || size === null ? null : sum + size),
    0,
  );
}
