import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Only Linux lets a program say that the system may forget a file. */
export const canForget = process.platform === 'linux';

/** Has the system drop files from memory, so that they are read from the disk next time, as after a boot. */
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
