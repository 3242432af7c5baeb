import type { PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import {
  bundlesOf,
  codeBundles,
  isInWatchApp,
  nestedOnly,
  parentOf,
  programs,
  type ReadBundle,
} from '../bundles';
import {
  archiveAgain,
  blocker,
  type Check,
  type Checks,
  codePoint,
  inInfoPlist,
  inPlistOf,
  quoted,
  required,
  warning,
} from '../check';

/** Without it no app record can be found (Apple, CFBundleIdentifier). */
const bundleIdMissing = required('CFBundleIdentifier', 'bundle-id-missing');

/** Apple, CFBundleIdentifier: letters, digits, hyphens and periods; a single label is only unusual. */
const bundleIdMalformed: Check = (pkg) => {
  const id = pkg.info.bundleId;
  if (id === null || /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(id)) return null;
  const isUsable = /^[A-Za-z0-9-]+$/.test(id);
  return {
    severity: isUsable ? 'warning' : 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIdentifier'),
    title: isUsable
      ? 'The bundle ID has only one part'
      : 'The bundle ID has characters that Apple does not take',
    whatToDo:
      'It is made of letters, digits, hyphens and periods, such as com.northwind.orbit. Correct Product Bundle Identifier in the target’s build settings, then archive and export again.',
  };
};

/**
 * Error 90049, for everything inside the app with code: “contains invalid characters”, or none at all.
 * A single label is accepted there.
 */
const nestedBundleIdMalformed: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    const id = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    if (id !== null && /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(id)) continue;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title:
        id === null
          ? `${quoted(bundle.path)} inside the app has no bundle ID`
          : `The bundle ID of ${quoted(bundle.path)}, ${printable(id)}, has characters that Apple does not take`,
      whatToDo: `It is made of letters, digits and hyphens, with single periods between its parts, such as com.northwind.kit. Correct it in that target, or take a release of the library that has it right; ${archiveAgain}`,
      command: `/usr/libexec/PlistBuddy -c "${id === null ? 'Add :CFBundleIdentifier string' : 'Set :CFBundleIdentifier'} com.example.kit" Info.plist`,
    });
  }
  return null;
};

/** Error 90685. A framework of the watch app with the same ID is only 90806, a warning. */
const bundleIdRepeated: Check = (pkg) => {
  const seen = new Map<string, ReadBundle>();
  for (const bundle of codeBundles(pkg)) {
    const id = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    if (id === null) continue;
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, bundle);
      continue;
    }
    const isShared = bundle.kind === 'framework' && sideOf(pkg, bundle) !== sideOf(pkg, other);
    // App Clips have their own copies of the app's frameworks.
    if (isShared && !isInWatchApp(pkg, bundle.path)) continue;
    return (isShared ? warning : blocker)({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `${quoted(other.path)} and ${quoted(bundle.path)} have the same bundle ID, ${printable(id)}`,
      whatToDo: `Give one of the two targets another Product Bundle Identifier, ${archiveAgain}`,
    });
  }
  return null;
};

/** The bundle it is delivered to devices with: the app, its watch app or its App Clip. */
function sideOf(pkg: PackageContents, { path }: ReadBundle): string {
  return /^(Watch|AppClips)\//.exec(path.slice(pkg.appPath.length))?.[1] ?? '';
}

/** The bundle ID of extensions and App Clips is that of the containing bundle, a period, and one label more. */
const extensionIdOutsideApp: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'extension', 'app-clip')) {
    const parent = parentOf(pkg, bundle);
    const own = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    const outer = parent && textOf(parent.infoPlist, 'CFBundleIdentifier');
    // An identical ID is reported as a duplicate.
    if (!own || !outer || own === outer || own.startsWith(`${outer}.`)) continue;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `The bundle ID of ${quoted(bundle.path)}, ${printable(own)}, does not begin with ${printable(outer)}.`,
      whatToDo: `Set its Product Bundle Identifier to ${printable(outer)}. and a name of its own, register that App ID, ${archiveAgain}`,
    });
  }
  return null;
};

const displayName = 'CFBundleDisplayName';
const leadingSpace = /^[\p{Z}\s]/u;

/** Error 90694 for the app; whether it is also refused inside the app is not known. */
const displayNameBegins: Check = (pkg) => {
  for (const bundle of programs(pkg)) {
    const name = bundle.infoPlist[displayName];
    if (typeof name !== 'string' || !leadingSpace.test(name)) continue;
    return (bundle.kind === 'app' ? blocker : warning)({
      where: inPlistOf(bundle, displayName),
      title: `The display name of ${quoted(bundle.path)} begins with a space (${codePoint(name)})`,
      whatToDo: `Delete it in front of the name, under Display Name in the target’s general settings; ${archiveAgain}`,
    });
  }
  return null;
};

/** Identity of the app and of its contents. */
export const identityChecks = {
  'bundle-id-missing': bundleIdMissing,
  'bundle-id-malformed': bundleIdMalformed,
  'nested-bundle-id-malformed': nestedBundleIdMalformed,
  'bundle-id-repeated': bundleIdRepeated,
  'extension-id-outside-app': extensionIdOutsideApp,
  'display-name-begins-with-space': displayNameBegins,
} satisfies Checks;
