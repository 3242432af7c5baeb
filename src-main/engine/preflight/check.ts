import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { Finding, Severity } from '#shared/domain/finding';
import { message } from '#shared/words/message';
import type { PackageBundle, PackageContents } from '../package/package-contents';
import { printable } from '../package/refusal';

/** The result of a check. Its code is the check's name; title and advice are messages. */
export type Found = Omit<Finding, 'code' | 'why' | 'where'> & { where: string };

/**
 * Checks one thing, offline. Null means that it is fine, or that the package does not show it. A problem
 * in several places is one finding, at the first of them.
 */
export type Check = (pkg: PackageContents, today: Date) => Found | null;

/** Checks by the code of their finding. */
export type Checks = Partial<Record<PackageRuleCode, Check>>;

/** What a check found in the package itself. */
export interface PackageFinding extends Finding {
  code: PackageRuleCode;
  /** A path inside the package and a key: the same in every language. */
  where: string;
}

const found =
  (severity: Severity) =>
  (words: Omit<Found, 'severity'>): Found => ({ severity, ...words });

/** Apple refuses it, according to its documentation or a reported message. */
export const blocker = found('blocker');

/** Apple may refuse it, or the evidence in the package may be wrong. */
export const warning = found('warning');

/** A check that Info.plist has a text under a required key. */
export function required(
  key: string,
  code: 'build-number-missing' | 'bundle-id-missing' | 'minimum-os-missing' | 'version-missing',
  command?: string,
): Check {
  return (pkg) => {
    const value = pkg.infoPlist[key];
    if (typeof value === 'string' && value.trim() !== '') return null;
    const state =
      value === undefined ? 'missing' : typeof value === 'string' ? 'empty' : 'of-other-type';
    return blocker({
      where: inInfoPlist(pkg, key),
      title: message(`finding.${code}.title`, { state }),
      whatToDo: message(`finding.${code}.fix`),
      ...(command === undefined ? {} : { command }),
    });
  };
}

/** The place of a key in the app's Info.plist. */
export function inInfoPlist(pkg: PackageContents, key: string): string {
  return placeOf(`${printable(pkg.appPath)}Info.plist`, key);
}

/** The place of a key in a bundle's Info.plist. */
export function inPlistOf(bundle: PackageBundle, key: string): string {
  return placeOf(`${printable(bundle.path)}Info.plist`, key);
}

/** The provisioning profile of the app or of a bundle, or the place of a key in it. */
export function inProfile(
  bundle: { path: string } | PackageContents,
  ...keys: readonly string[]
): string {
  const folder = 'appPath' in bundle ? bundle.appPath : bundle.path;
  const name = isInMacApp(folder) ? 'embedded.provisionprofile' : 'embedded.mobileprovision';
  return placeOf(`${printable(folder)}${name}`, ...keys);
}

/** The place of a key in the entitlements of a signature. */
export function inEntitlements(path: string, key: string): string {
  return placeOf(printable(path), 'entitlements', key);
}

/** A path and what it is about there: the same in every language. */
function placeOf(path: string, ...keys: readonly string[]): string {
  return [path, ...keys].join(', ');
}

/** Bundles of a Mac app have their Info.plist in a folder of this name. */
function isInMacApp(folder: string): boolean {
  return folder.endsWith('/Contents/');
}

/** Folders inside a Mac bundle, which name nothing. */
const insideMacBundle = /\/(?:Contents|Versions\/[^/]+(?:\/Resources)?)\/$/;

/** The last part of a path, for a message that puts it in quotation marks. */
export function fileName(path: string): string {
  const parts = path.replace(insideMacBundle, '/').split('/').filter(Boolean);
  return printable(parts.at(-1) ?? path);
}

/** The first of several files and how many more there are, for a message with both. */
export function firstOf(path: string, all: readonly unknown[]): { name: string; more: number } {
  return { name: fileName(path), more: all.length - 1 };
}

/** For mistakes of a script that creates the .ipa, which Xcode does not make. */
export const exportAdvice = message('finding.export-with-xcode');

export const exportCommand =
  // Not shown as a sentence: a command is the same in every language.
  'xcodebuild -exportArchive -archivePath App.xcarchive -exportPath export -exportOptionsPlist ExportOptions.plist';

/** `U+000D` */
export function codePoint(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${number.padStart(4, '0')}`;
}
