import { isBelow } from '#shared/asc/version-numbers';
import { message } from '#shared/words/message';
import { macAppSigners } from '../../package/mac/mac-signing';
import type { MachOFile, PackageContents } from '../../package/package-contents';
import { booleanOf, textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { appSlice, askedFor } from '../bundle-code';
import {
  blocker,
  type Check,
  type Checks,
  fileName,
  firstOf,
  inEntitlements,
  inInfoPlist,
  inProfile,
  warning,
} from '../check';

/** Whether the files of the app could be looked into: without them nothing is known to be missing. */
function isRead({ installer }: PackageContents): boolean {
  return installer?.payload === 'read';
}

const category = 'LSApplicationCategoryType';

/** Error 90242. */
const categoryMissing: Check = (pkg) => {
  if (!isRead(pkg)) return null;
  const value = textOf(pkg.infoPlist, category);
  if (value?.startsWith('public.app-category.')) return null;
  return blocker({
    where: inInfoPlist(pkg, category),
    title:
      value === null || value === ''
        ? message('finding.mac-category-missing.title')
        : message('finding.mac-category-missing.title-other', { value: printable(value) }),
    whatToDo: message('finding.mac-category-missing.fix'),
    command: `/usr/libexec/PlistBuddy -c "Add :${category} string public.app-category.productivity" Info.plist`,
  });
};

/** 512 × 512 pixels, and the same for Retina displays. */
const wanted = { plain: 'ic09', retina: 'ic10' } as const;

/**
 * Error 90236. An icon of an asset catalog may have its large pictures there, which is not looked into; what was refused
 * had no larger picture for Retina displays, so a missing plain one is only a warning.
 */
const iconMissing: Check = (pkg) => {
  if (!isRead(pkg)) return null;
  const isInCatalog = pkg.catalogIconName !== null && pkg.has(`${pkg.appPath}Resources/Assets.car`);
  if (isInCatalog) return null;
  const icon = pkg.installer?.icon ?? null;
  const types = icon?.types ?? new Set<string>();
  if (types.has(wanted.plain) && types.has(wanted.retina)) return null;
  return (types.has(wanted.retina) ? warning : blocker)({
    where: icon === null ? inInfoPlist(pkg, 'CFBundleIconFile') : printable(icon.path),
    title:
      icon === null
        ? message('finding.mac-icon-missing.title')
        : types.size === 0
          ? message('finding.mac-icon-missing.title-other', { name: fileName(icon.path) })
          : message('finding.mac-icon-missing.title-size', {
              name: fileName(icon.path),
              size: types.has(wanted.retina) ? '512 × 512' : '512 × 512@2x',
            }),
    whatToDo: message('finding.mac-icon-missing.fix'),
    command: 'iconutil -c icns AppIcon.iconset',
  });
};

const sandbox = 'com.apple.security.app-sandbox';

/** Error 90296 names every executable without it, in any folder of the app. */
const sandboxMissing: Check = (pkg) => {
  if (!isRead(pkg)) return null;
  const without = pkg.machOs.filter(isExecutableWithoutSandbox);
  const [first] = without;
  if (first === undefined) return null;
  return blocker({
    where: inEntitlements(first.path, sandbox),
    title: message('finding.mac-sandbox-missing.title', firstOf(first.path, without)),
    whatToDo: message('finding.mac-sandbox-missing.fix'),
    command: 'codesign -d --entitlements - --xml App.app',
  });
};

function isExecutableWithoutSandbox({ slices }: MachOFile): boolean {
  return slices.some(({ fileType, signature }) => {
    if (fileType !== 'executable') return false;
    const asked = signature === null ? null : askedFor(signature);
    return asked === null || booleanOf(asked, sandbox) !== true;
  });
}

/** Error 90889 is a warning: the App Store takes the app, and TestFlight does not. */
const profileMissing: Check = (pkg) => {
  if (!isRead(pkg) || pkg.profile.state !== 'absent') return null;
  return warning({
    where: inProfile(pkg),
    title: message('finding.mac-profile-missing.title'),
    whatToDo: message('finding.mac-profile-missing.fix'),
  });
};

const appId = 'com.apple.application-identifier';

/** Error 90886, a warning: the app is signed without the identifier that its profile has. */
const appIdMissing: Check = (pkg) => {
  const signature = appSlice(pkg)?.signature;
  if (!isRead(pkg) || pkg.profile.state !== 'read' || !signature) return null;
  const granted = pkg.profile.profile.entitlements;
  const asked = askedFor(signature);
  if (granted === null || textOf(granted, appId) === null) return null;
  if (asked !== null && textOf(asked, appId) !== null) return null;
  const [app] = pkg.bundles;
  return warning({
    where: inEntitlements(app?.executablePath ?? pkg.appPath, appId),
    title: message('finding.mac-app-id-missing.title', { key: appId }),
    whatToDo: message('finding.mac-app-id-missing.fix', { key: appId }),
    command: 'codesign -d --entitlements - --xml App.app',
  });
};

/** The first system that Intel Macs may be left out of. */
const withoutIntel = '13.0';

/** Error 90981 is only about apps that had Intel code before, which the package doesn't show. */
const intelMissing: Check = (pkg) => {
  const [app] = pkg.bundles;
  const file = pkg.machOs.find(({ path }) => path === app?.executablePath);
  const minimum = pkg.info.minimumOsVersion;
  if (!isRead(pkg) || file === undefined || file.slices.length === 0) return null;
  if (file.slices.some(({ cpu }) => cpu === 'x86_64')) return null;
  if (minimum !== null && !isBelow(minimum, withoutIntel)) return null;
  return warning({
    where: inInfoPlist(pkg, 'LSMinimumSystemVersion'),
    title: message('finding.mac-intel-missing.title', { minimum: minimum ?? '–' }),
    whatToDo: message('finding.mac-intel-missing.fix', { minimum: withoutIntel }),
    command: 'lipo -archs App.app/Contents/MacOS/App',
  });
};

/** Only Apple's own messages for iOS are known; Mac apps are signed under their own names. */
const signingNotAppStore: Check = (pkg) => {
  if (!isRead(pkg)) return null;
  const { kind } = pkg.info.signing;
  const signer = appSlice(pkg)?.signature?.signer?.name ?? null;
  if (kind !== 'development' && kind !== 'developer-id') {
    if (signer === null || macAppSigners.test(signer)) return null;
  }
  return warning({
    where: inInfoPlist(pkg, 'CFBundleExecutable'),
    title: message('finding.mac-signing-not-app-store.title', {
      kind: kind === 'developer-id' ? 'developerId' : 'other',
      signer: printable(signer ?? '?'),
    }),
    whatToDo: message('finding.mac-signing-not-app-store.fix'),
    command: 'codesign -dvv App.app',
  });
};

/** The app in a Mac package. */
export const macAppChecks = {
  'mac-category-missing': categoryMissing,
  'mac-icon-missing': iconMissing,
  'mac-sandbox-missing': sandboxMissing,
  'mac-signing-not-app-store': signingNotAppStore,
  'mac-profile-missing': profileMissing,
  'mac-app-id-missing': appIdMissing,
  'mac-intel-missing': intelMissing,
} satisfies Checks;
