import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Opens a file with one event a line for appending, and makes its folder if needed. A line that was cut off by a kill is
 * ended, so that it does not swallow the next one.
 */
export async function openEventFile(folder: string, name: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const file = await open(path, 'a', 0o600);
  const text = await readFile(path, 'utf8');
  if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
  return file;
}
