import { type Check, inInfoPlist } from '../check';

/** A check that Info.plist has a text under a key without which Apple takes no build. */
function required(
  code: string,
  key: string,
  name: string,
  { whatToDo, command }: { whatToDo: string; command?: string },
): Check {
  return (pkg) => {
    const value = pkg.infoPlist[key];
    if (typeof value === 'string' && value.trim() !== '') return null;
    const state =
      value === undefined ? 'is missing' : typeof value === 'string' ? 'is empty' : 'is not a text';
    return {
      code,
      severity: 'blocker',
      where: inInfoPlist(pkg, key),
      title: `The ${name} ${state}`,
      whatToDo,
      ...(command === undefined ? {} : { command }),
    };
  };
}

/** Without it no app record can be found (Apple, CFBundleIdentifier). */
export const bundleIdMissing = required('bundle-id-missing', 'CFBundleIdentifier', 'bundle ID', {
  whatToDo:
    'Set Product Bundle Identifier in the target’s build settings, then archive and export again.',
});

/** Error 90057. */
export const versionMissing = required('version-missing', 'CFBundleShortVersionString', 'version', {
  whatToDo: 'Set Marketing Version in the target’s build settings, then archive and export again.',
  command: 'agvtool new-marketing-version 1.0.0',
});

/** Error 90056. */
export const buildNumberMissing = required(
  'build-number-missing',
  'CFBundleVersion',
  'build number',
  {
    whatToDo:
      'Set Current Project Version in the target’s build settings, then archive and export again. With Flutter the build number comes from the command.',
    command: 'flutter build ipa --build-number 1  # or: agvtool new-version -all 1',
  },
);

/** Errors 90360 and 90530. */
export const minimumOsMissing: Check = (pkg, today) =>
  pkg.info.platform === 'MAC_OS' ? null : requiredMinimumOs(pkg, today);

const requiredMinimumOs = required('minimum-os-missing', 'MinimumOSVersion', 'minimum OS version', {
  whatToDo:
    'Set Minimum Deployments in the target’s general settings, then archive and export again.',
});
