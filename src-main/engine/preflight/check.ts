import type { Finding } from '#shared/domain/finding';
import type { ReadPackage } from '../package/read-package';
import { printable } from '../package/refusal';

/** Looks at one thing, offline. Null means that it is in order, or that the package cannot tell. */
export type Check = (pkg: ReadPackage, today: Date) => Finding | null;

/** Where a key of the app's Info.plist stands. */
export function inInfoPlist(pkg: ReadPackage, key: string): string {
  return `${printable(pkg.appPath)}Info.plist, ${key}`;
}

/** Where the app's provisioning profile lies. */
export function inProfile(pkg: ReadPackage, key?: string): string {
  const path = `${printable(pkg.appPath)}embedded.mobileprovision`;
  return key === undefined ? path : `${path}, ${key}`;
}
