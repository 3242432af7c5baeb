import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageLikeName } from '#shared/domain/package-file';

/** Whether a path from outside may fill the form: an existing regular file with the name of a package. */
export async function isPackageFile(path: string): Promise<boolean> {
  if (!packageLikeName.test(path) || path.includes('\0')) return false;
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() === true;
}

/** The packages named on a command line; everything else in it is ignored. */
export async function packagesInArguments(
  argv: readonly string[],
  folder: string,
): Promise<string[]> {
  const named = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  const paths = named.map((argument) => resolve(folder, withoutScheme(argument)));
  return packagesAmong(paths);
}

/** Linux desktops pass on what was opened as addresses: `file:///home/…`. */
function withoutScheme(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}

export async function packagesAmong(paths: readonly string[]): Promise<string[]> {
  const checked = await Promise.all(paths.map(isPackageFile));
  return paths.filter((_path, place) => checked[place]);
}
