import { basename, resolve } from 'node:path';
import type { OpenedPackage } from '#shared/ipc-contract';
import { runChecks } from '../preflight/run-checks';
import { iconAddress } from './icon/icon-address';
import { readPackage } from './read-package';

/** Reads a package offline and runs every offline check. Ends with package-* trouble. */
export async function inspectPackage(
  path: string,
  options: { signal?: AbortSignal; today?: Date } = {},
): Promise<OpenedPackage> {
  const read = await readPackage(path, options);
  const { findings, checks } = runChecks(read, options.today ?? new Date());
  return {
    path: resolve(path),
    fileName: basename(path),
    info: read.info,
    icon: read.icon && iconAddress(read.icon),
    findings,
    checks,
  };
}
