import type { Finding, Severity } from '#shared/domain/finding';
import type { PackageBundle, PackageContents } from '../package/package-contents';
import { printable } from '../package/refusal';

/**
 * Looks at one thing, offline. Null means that it is in order, or that the package cannot tell. What
 * is wrong in several places is one finding, at the first of them.
 */
export type Check = (pkg: PackageContents, today: Date) => Finding | null;

type Words = Omit<Finding, 'code' | 'severity'>;

const finding =
  (severity: Severity) =>
  (code: string, words: Words): Finding => ({ code, severity, ...words });

/** Apple refuses it, by its own word or by a message that somebody got. */
export const blocker = finding('blocker');

/** Apple may refuse it, or what tells of it may be wrong. */
export const warning = finding('warning');

/** Where a key of the app's Info.plist stands. */
export function inInfoPlist(pkg: PackageContents, key: string): string {
  return `${printable(pkg.appPath)}Info.plist, ${key}`;
}

/** Where a key of a bundle's Info.plist stands. */
export function inPlistOf(bundle: PackageBundle, key: string): string {
  return `${printable(bundle.path)}Info.plist, ${key}`;
}

/** Where the app's provisioning profile lies, or a bundle's. */
export function inProfile(bundle: { path: string } | PackageContents, key?: string): string {
  const folder = 'appPath' in bundle ? bundle.appPath : bundle.path;
  const path = `${printable(folder)}embedded.mobileprovision`;
  return key === undefined ? path : `${path}, ${key}`;
}

/** The last part of a path, in quotation marks. */
export function quoted(path: string): string {
  return `“${printable(path.split('/').filter(Boolean).at(-1) ?? path)}”`;
}

/** ` and 2 more` behind the first of several; nothing behind a single one. */
export function andMore(found: readonly unknown[]): string {
  return found.length > 1 ? ` and ${found.length - 1} more` : '';
}

export const archiveAgain = 'then archive and export again.';

/** For what a script that packs the .ipa does wrong and Xcode does not. */
export const exportWithXcode =
  'Export the archive with Xcode or xcodebuild -exportArchive; a script that packs the .ipa by itself has to do the same.';

export const exportCommand =
  'xcodebuild -exportArchive -archivePath App.xcarchive -exportPath export -exportOptionsPlist ExportOptions.plist';
