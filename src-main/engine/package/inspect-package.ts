import { basename, resolve } from 'node:path';
import type { OpenedPackage } from '#shared/ipc-contract';
import { traitsOf } from '../changes/package-traits';
import { runChecks } from '../preflight/run-checks';
import { iconAddress } from './icon/icon-address';
import { type ReadOptions, readContents } from './read-contents';

/**
 * Reads a package offline and runs every offline check. Ends with package-* trouble. Nothing here holds a
 * hostile package to time or memory: programs ask a `PackageReader`, which does this in a process of its own.
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
  };
}
