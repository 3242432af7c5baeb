import { message } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import type { PackageBundle, PackageContents } from '../../package/package-contents';
import { printable } from '../../package/refusal';
import { slicesInApp } from '../bundle-code';
import { bundlesOf, parentOf } from '../bundles';
import {
  andMore,
  archiveAgain,
  blocker,
  type Check,
  type Checks,
  codePoint,
  exportWithXcode,
  inPlistOf,
  inProfile,
  quoted,
  warning,
} from '../check';
import { inManifest } from './privacy';

/** A key with two values, and its place. */
interface Repeated {
  where: string;
  key: string;
  /** The file, as the continuation of “in”. */
  file: string;
}

/**
 * The last value counts in Apple's reader of XML property lists and the first in its reader of binary
 * ones (CFPropertyList.c and CFBinaryPList.c in Apple's CoreFoundation, as published in 2015), so what is
 * checked here may not be what Apple reads.
 */
const plistKeyRepeated: Check = (pkg) => {
  const [first] = [...pkg.bundles.flatMap(inBundle), ...inSignatures(pkg)];
  if (first === undefined) return null;
  return blocker({
    where: first.where,
    title: `${printable(first.key)} has two different values in ${first.file}, and Apple may read the one that was not checked`,
    whatToDo: `Keep one of the two, ${archiveAgain}`,
    command: 'plutil -p Info.plist',
  });
};

function inBundle(bundle: PackageBundle): Repeated[] {
  const { path, kind, repeatedKeys, profile, privacyManifest } = bundle;
  const ofManifest = privacyManifest.state === 'read' ? privacyManifest.repeatedKeys : [];
  const ofProfile = profile.state === 'read' ? profile.profile.repeatedKeys : [];
  // Other folders with such a file aren't bundles.
  const isBundle = kind !== 'resource-bundle' || path.endsWith('.bundle/');
  return [
    ...(isBundle ? repeatedKeys : []).map((key) => ({
      where: inPlistOf(bundle, printable(key)),
      key,
      file: 'Info.plist',
    })),
    ...ofManifest.map((key) => ({
      where: inManifest(bundle, printable(key)),
      key,
      file: 'a privacy manifest',
    })),
    ...ofProfile.map((key) => ({
      where: inProfile(bundle, printable(key)),
      key,
      file: 'a provisioning profile',
    })),
  ];
}

function inSignatures(pkg: PackageContents): Repeated[] {
  return slicesInApp(pkg).flatMap(({ file, slice: { signature } }) =>
    signature?.entitlements.state === 'read'
      ? signature.entitlements.repeatedKeys.map((key) => ({
          where: `${printable(file.path)}, entitlements, ${printable(key)}`,
          key,
          file: 'the entitlements of an executable',
        }))
      : [],
  );
}

/** Error 90036, which also names bundles inside the app. Other folders with such a file aren't bundles. */
const nestedPlistUnreadable: Check = (pkg) => {
  const bad = pkg.bundles.find(
    ({ infoPlist, kind, path }) =>
      infoPlist === null && (kind !== 'resource-bundle' || path.endsWith('.bundle/')),
  );
  if (bad === undefined) return null;
  return blocker({
    where: `${printable(bad.path)}${pkg.has(`${bad.path}Info.plist`) ? 'Info.plist' : ''}`,
    title: `The Info.plist of a bundle inside the app cannot be read: ${inWords(bad.problem ?? message('unreadable.missing'))}`,
    whatToDo: `Archive and export again. ${exportWithXcode}`,
    command: 'plutil -lint Info.plist',
  });
};

/** Swift's own libraries, and the stub that Xcode puts into watch apps. */
const mayBeLoose = /\/Frameworks\/libswift[^/]*\.dylib$|\/_WatchKitStub\/WK$/;

/** Error 90171: only the executables of bundles may contain code. */
const strayBinary: Check = (pkg) => {
  // A bundle with an unreadable Info.plist, reported by another check, names no executable.
  const unread = pkg.bundles.filter(({ infoPlist }) => infoPlist === null);
  const stray = pkg.looseBinaries.filter(
    ({ path }) =>
      path.startsWith('Payload/') &&
      !mayBeLoose.test(path) &&
      !unread.some((bundle) => path.startsWith(bundle.path)),
  );
  const [first] = stray;
  if (first === undefined) return null;
  const kind = first.kind === 'static-library' ? 'a static library' : 'code outside of a framework';
  return blocker({
    where: printable(first.path),
    title: `${quoted(first.path)}${andMore(stray)} is ${kind}, which Apple does not take`,
    whatToDo:
      'Take it out of Copy Bundle Resources and link it instead, or put a dylib into a framework that is embedded and signed; then archive and export again. Apple may name SwiftSupport in its answer, which is not what is wrong.',
    command: `zipinfo -1 App.ipa | grep -E '\\.(a|o|so|dylib)$'`,
  });
};

/** Errors 90205 and 90206: extensions and frameworks use the app's frameworks and may not contain any. */
const nestedCodeInBundle: Check = (pkg) => {
  const withFrameworks = foldersWithFrameworks(pkg);
  for (const bundle of bundlesOf(pkg, 'extension', 'framework')) {
    // Extensions of watch apps have been accepted with their own frameworks.
    if (parentOf(pkg, bundle)?.kind !== 'app') continue;
    const nested = pkg.bundles.find(
      ({ parent, kind }) => parent === bundle.path && kind === 'extension',
    );
    const folder = withFrameworks.has(bundle.path) ? `${bundle.path}Frameworks/` : undefined;
    const found = nested?.path ?? folder;
    if (found === undefined) continue;
    return blocker({
      where: printable(found),
      title: `${quoted(bundle.path)} has ${quoted(found)} inside, which Apple takes only in the app itself`,
      whatToDo: `Set Always Embed Swift Standard Libraries to No and Embed to Do Not Embed for that target, embed the framework in the app alone, ${archiveAgain}`,
    });
  }
  return null;
};

/** Every folder that contains a Frameworks folder, with a trailing slash. */
function foldersWithFrameworks(pkg: PackageContents): Set<string> {
  const folders = new Set<string>();
  const sought = '/Frameworks/';
  for (const path of pkg.entries.keys()) {
    for (let at = path.indexOf(sought); at >= 0; at = path.indexOf(sought, at + 1))
      folders.add(path.slice(0, at + 1));
  }
  return folders;
}

/** Error 90171 again: a framework is only valid in a Frameworks folder. */
const frameworkMisplaced: Check = (pkg) => {
  const bundle = bundlesOf(pkg, 'framework').find(
    ({ path, executablePath }) =>
      !/\/Frameworks\/[^/]+\.framework\/$/.test(path) &&
      executablePath !== null &&
      pkg.has(executablePath),
  );
  if (bundle === undefined) return null;
  return blocker({
    where: printable(bundle.path),
    title: `${quoted(bundle.path)} lies where Apple takes no frameworks`,
    whatToDo: `Take it out of Copy Bundle Resources and embed it, so that it comes to lie in Frameworks; ${archiveAgain}`,
  });
};

/** Error 90535. */
const resourceBundleExecutable: Check = (pkg) => {
  const bundle = bundlesOf(pkg, 'resource-bundle').find(
    ({ path, executablePath }) =>
      path.endsWith('.bundle/') && executablePath !== null && !pkg.has(executablePath),
  );
  if (bundle === undefined) return null;
  return blocker({
    where: inPlistOf(bundle, 'CFBundleExecutable'),
    title: `The resource bundle ${quoted(bundle.path)} names an executable that it does not have`,
    whatToDo: `Take CFBundleExecutable out of that bundle’s Info.plist, ${archiveAgain}`,
    command: '/usr/libexec/PlistBuddy -c "Delete :CFBundleExecutable" Info.plist',
  });
};

/**
 * Files that no other check reads. Every reader gets the same damaged bytes, so it is only a warning; the
 * signature still covers the original bytes.
 */
const fileDamaged: Check = (pkg) => {
  const { damagedFiles } = pkg;
  const [first] = damagedFiles;
  if (first === undefined) return null;
  return warning({
    where: printable(first.path),
    title: `${quoted(first.path)}${andMore(damagedFiles)} is damaged: ${inWords(first.problem)}`,
    whatToDo:
      'Copy or download the package again. If that does not help, export the archive again and drop the new file.',
    command: 'unzip -tqq App.ipa',
  });
};

/** What macOS writes beside the files that it packs, as files or as whole folders. */
const disallowed = /(^|\/)(\.DS_Store$|\._[^/]|__MACOSX\/)/;
const atTop = /^\._[^/]+\/?/;

/**
 * Error 90048 mentions such paths at the top of a package, including `._Symbols/`: Xcode’s own exports on
 * volumes without extended attributes have had it. For the others no exact message is known.
 */
const disallowedFiles: Check = (pkg) => {
  const found = [...pkg.entries.keys()].filter((path) => disallowed.test(path));
  const top = found.map((path) => atTop.exec(path)?.[0]).find((path) => path !== undefined);
  const first = top ?? found[0];
  if (first === undefined) return null;
  return (top === undefined ? warning : blocker)({
    where: printable(first),
    title: `${first.endsWith('/') ? `The folder ${quoted(first)}` : quoted(first)}${andMore(found)} was put in by macOS and does not belong there`,
    whatToDo: exportWithXcode,
    command: `zip -d App.ipa '._*' '*/._*' '*.DS_Store' '__MACOSX/*'`,
  });
};

const control = /\p{Cc}/u;

/** Error 90328. Usually Finder’s own `Icon` with a trailing carriage return. */
const controlCharacterInName: Check = (pkg) => {
  const found = [...pkg.entries.keys()].filter((path) => control.test(path));
  const [first] = found;
  if (first === undefined) return null;
  return blocker({
    where: printable(first),
    title: `${spelledOut(first)}${andMore(found)} has a control character in its name`,
    whatToDo: `Rename the file or take it out of the target, ${archiveAgain}`,
    command: "find . -name '*[[:cntrl:]]*'",
  });
};

/** The last part of a path and its folder, with control characters as code points: `ko.lproj/Icon + U+000D`. */
function spelledOut(path: string): string {
  const end = path.split('/').filter(Boolean).slice(-2).join('/');
  const parts = end.split(/(\p{Cc})/u).filter((part) => part !== '');
  return parts.map((part) => (control.test(part) ? codePoint(part) : printable(part))).join(' + ');
}

/** Structure of the package. */
export const structureChecks = {
  'plist-key-repeated': plistKeyRepeated,
  'nested-plist-unreadable': nestedPlistUnreadable,
  'stray-binary': strayBinary,
  'nested-code-in-bundle': nestedCodeInBundle,
  'framework-misplaced': frameworkMisplaced,
  'resource-bundle-executable': resourceBundleExecutable,
  'file-damaged': fileDamaged,
  'disallowed-files': disallowedFiles,
  'control-character-in-name': controlCharacterInName,
} satisfies Checks;
