import { basename, resolve } from 'node:path';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { traitsOf } from '../changes/compare-packages';
import { runChecks } from '../preflight/run-checks';
import { iconAddress } from './icons/app-icons';
import { readContents } from './read-contents';
import type { ReadOptions } from './read-options';

/**
 * Reads a package offline and runs every offline check. Throws package-* errors. Nothing here limits a
 * hostile package in time or memory: programs use `PackageReader`, which runs this in a separate process.
 */
export async function inspectPackage(
  path: string,
  options: ReadOptions & { today?: Date } = {},
): Promise<OpenedPackage> {
  const read = await readContents(path, options);
  const { findings, checks } = runChecks(read, options.today ?? new Date());
  return {
    path: resolve(path),
    fileName: basename(path),
    info: read.info,
    icon: read.icon && iconAddress(read.icon),
    findings,
    checks,
    traits: traitsOf(read),
    mark: read.file,
  };
}
