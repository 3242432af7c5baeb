import { copyFile, open, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { JournalReading } from './journal-lines';

/**
 * Keeps a damaged journal beside the run as `.corrupt-<time>` and leaves only its sound lines in place.
 * Returns the kept file's name. Ended at any point, the damaged one or the sound one is there, whole.
 */
export async function setAside(
  path: string,
  { soundLines }: JournalReading,
  now: Date,
): Promise<string> {
  const kept = `${path}.corrupt-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  await copyFile(path, kept);
  const fresh = `${path}.mended`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(soundLines.map((line) => `${line}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  return basename(kept);
}
