import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Only Linux lets a program drop a file from the page cache. */
export const canForget = process.platform === 'linux';

/** Drops files from the page cache, so that they are read from disk next time, as after a boot. */
export async function forget(paths: readonly string[]): Promise<void> {
  for (const file of paths.flatMap(filesIn)) {
    await run('dd', [`if=${file}`, 'iflag=nocache', 'count=0']);
  }
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
