import { readFileSync } from 'node:fs';

const kibibytesAMebibyte = 1024;

/**
 * The most memory that this process has held, MiB. Linux carries the maximum of `resourceUsage` over from
 * the process that started this one, so its own field is read there.
 */
export function ownPeakMemory(): number {
  return readStatus() ?? process.resourceUsage().maxRSS / kibibytesAMebibyte;
}

function readStatus(): number | null {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found ? Number(found[1]) / kibibytesAMebibyte : null;
  } catch {
    return null;
  }
}
