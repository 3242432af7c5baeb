import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A separate file system needs the permission to mount one, which root in a container may lack. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mayMount();

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-mount-'));
  try {
    mountSmallDisk(folder);
    unmount(folder);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes the folder a disk of its own, of one megabyte if nothing else is said. */
export function mountSmallDisk(folder: string, megabytes = 1): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
}

export function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}

/** Writes until nothing fits. Returns a function that frees the space. */
export function fillDisk(folder: string): () => void {
  const filler = join(folder, 'filler');
  const block = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(filler, block);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
  }
  return () => rmSync(filler);
}
