import { message } from '#shared/words/message';
import type { PackageBundle, PackageContents } from '../../package/package-contents';
import { printable } from '../../package/refusal';
import { slicesInApp } from '../bundle-code';
import { bundlesOf, parentOf } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  codePoint,
  exportAdvice,
  fileName,
  firstOf,
  inEntitlements,
  inPlistOf,
  inProfile,
  warning,
} from '../check';
import { inManifest } from './privacy';

/** A key with two values, and its place. */
interface Repeated {
  where: string;
  key: string;
  file: 'info' | 'manifest' | 'profile' | 'entitlements';
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
    title: message('finding.plist-key-repeated.title', {
      key: printable(first.key),
      file: first.file,
    }),
    whatToDo: message('finding.plist-key-repeated.fix'),
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
      file: 'info' as const,
    })),
    ...ofManifest.map((key) => ({
      where: inManifest(bundle, printable(key)),
      key,
      file: 'manifest' as const,
    })),
    ...ofProfile.map((key) => ({
      where: inProfile(bundle, printable(key)),
      key,
      file: 'profile' as const,
    })),
  ];
}

function inSignatures(pkg: PackageContents): Repeated[] {
  return slicesInApp(pkg).flatMap(({ file, slice: { signature } }) =>
    signature?.entitlements.state === 'read'
      ? signature.entitlements.repeatedKeys.map((key) => ({
          where: inEntitlements(file.path, printable(key)),
          key,
          file: 'entitlements' as const,
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
    title: message('finding.nested-plist-unreadable.title', {
      problem: bad.problem ?? message('unreadable.missing'),
    }),
    whatToDo: message('finding.nested-plist-unreadable.fix'),
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
  return blocker({
    where: printable(first.path),
    title: message(
      first.kind === 'static-library'
        ? 'finding.stray-binary.title-library'
        : 'finding.stray-binary.title',
      firstOf(first.path, stray),
    ),
    whatToDo: message('finding.stray-binary.fix'),
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
      title: message('finding.nested-code-in-bundle.title', {
        bundle: fileName(bundle.path),
        nested: fileName(found),
      }),
      whatToDo: message('finding.nested-code-in-bundle.fix'),
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
    title: message('finding.framework-misplaced.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.framework-misplaced.fix'),
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
    title: message('finding.resource-bundle-executable.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.resource-bundle-executable.fix'),
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
    title: message('finding.file-damaged.title', {
      ...firstOf(first.path, damagedFiles),
      problem: first.problem,
    }),
    whatToDo: message('finding.file-damaged.fix'),
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
    title: message(
      first.endsWith('/')
        ? 'finding.disallowed-files.title-folder'
        : 'finding.disallowed-files.title',
      firstOf(first, found),
    ),
    whatToDo: exportAdvice,
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
    title: message('finding.control-character-in-name.title', {
      ...firstOf(first, found),
      name: spelledOut(first),
    }),
    whatToDo: message('finding.control-character-in-name.fix'),
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
