import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Replaces a file as a whole: ended at any point, the old one or the new one is there. The text is on disk before the
 * file has its name. Only its owner may read it. Raises what the system says, and then nothing has changed.
 *
 * `beside` is where the text is written first. Where nobody else writes the file it can be one name, so that a process
 * that was killed leaves no more than one behind.
 */
export async function replaceFile(
  path: string,
  text: string,
  beside = `${path}.${randomUUID()}.tmp`,
): Promise<void> {
  try {
    // One that a killed process left would keep the mode that it has.
    await rm(beside, { force: true });
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
}
