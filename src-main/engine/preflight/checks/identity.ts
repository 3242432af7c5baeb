import { message } from '#shared/words/message';
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
  blocker,
  type Check,
  type Checks,
  codePoint,
  fileName,
  inInfoPlist,
  inPlistOf,
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
    title: message(
      isUsable ? 'finding.bundle-id-malformed.title-one-part' : 'finding.bundle-id-malformed.title',
      { id: printable(id) },
    ),
    whatToDo: message('finding.bundle-id-malformed.fix'),
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
    const name = fileName(bundle.path);
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title:
        id === null
          ? message('finding.nested-bundle-id-malformed.title-missing', { name })
          : message('finding.nested-bundle-id-malformed.title', { name, id: printable(id) }),
      whatToDo: message('finding.nested-bundle-id-malformed.fix'),
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
      title: message('finding.bundle-id-repeated.title', {
        name: fileName(other.path),
        other: fileName(bundle.path),
        id: printable(id),
      }),
      whatToDo: message('finding.bundle-id-repeated.fix'),
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
    const start = `${printable(outer)}.`;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: message('finding.extension-id-outside-app.title', {
        name: fileName(bundle.path),
        id: printable(own),
        start,
      }),
      whatToDo: message('finding.extension-id-outside-app.fix', { start }),
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
      title: message('finding.display-name-begins-with-space.title', {
        name: fileName(bundle.path),
        character: codePoint(name),
      }),
      whatToDo: message('finding.display-name-begins-with-space.fix'),
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
