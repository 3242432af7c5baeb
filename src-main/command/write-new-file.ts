import { access } from 'node:fs/promises';
import { message } from '#shared/words/message';
import { writeTextFile } from '../engine/storage/json-file';
import { refuseUsage } from './command';
import type { OptionValues } from './options';

/** Writes a file that a person named; one that is there, such as a package or a key, is only replaced with --yes. */
export async function writeNewFile(
  path: string,
  text: string,
  { yes }: OptionValues,
): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere && !yes) refuseUsage(message('usage.file-exists', { path }));
  await writeTextFile(path, text);
}
