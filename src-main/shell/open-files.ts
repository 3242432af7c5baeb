import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Whether a path that came from outside may fill the form: an existing regular file that ends in .ipa. */
export async function isPackageFile(path: string): Promise<boolean> {
  if (!/\.ipa$/i.test(path) || path.includes('\0')) return false;
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() === true;
}

/** The first package that a command line names; everything else in it is ignored. */
export async function packageInArguments(
  argv: readonly string[],
  folder: string,
): Promise<string | null> {
  for (const argument of argv.slice(1)) {
    if (argument.startsWith('-')) continue;
    const path = resolve(folder, argument);
    if (await isPackageFile(path)) return path;
  }
  return null;
}
