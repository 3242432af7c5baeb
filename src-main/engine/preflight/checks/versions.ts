import { acceptedBuildForm, longestVersion, versionForm } from '#shared/asc/version-numbers';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { codeBundles, nestedOnly, programs } from '../bundles';
import {
  archiveAgain,
  blocker,
  type Check,
  type Checks,
  inInfoPlist,
  inPlistOf,
  quoted,
  required,
  warning,
} from '../check';
import { commandWord } from '../command-words';

/** Error 90057. */
const versionMissing = required(
  'CFBundleShortVersionString',
  'version-missing',
  'agvtool new-marketing-version 1.0.0',
);

/** Error 90056. */
const buildNumberMissing = required(
  'CFBundleVersion',
  'build-number-missing',
  'flutter build ipa --build-number 1  # or: agvtool new-version -all 1',
);

/** Error 90060: at most three numbers with periods between them. */
const versionMalformed: Check = (pkg) => {
  const version = pkg.info.version;
  if (version === null || versionForm.test(version)) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleShortVersionString'),
    title: 'The version is not one that Apple takes',
    whatToDo:
      'Use at most three whole numbers with periods between them, such as 1.4.0. Then archive and export again.',
    command: 'agvtool new-marketing-version 1.4.0',
  };
};

/** Error 90058. Four numbers have been accepted, so they are only a warning. */
const buildNumberMalformed: Check = (pkg) => {
  const build = pkg.info.buildNumber;
  if (build === null) return null;
  const isPlain = versionForm.test(build);
  if (isPlain && build.length <= longestVersion) return null;
  const isNumbers = acceptedBuildForm.test(build);
  return {
    severity: isNumbers ? 'warning' : 'blocker',
    where: inInfoPlist(pkg, 'CFBundleVersion'),
    title: isNumbers
      ? 'Apple may refuse this build number'
      : 'The build number is not one that Apple takes',
    whatToDo:
      'Use at most three whole numbers with periods between them and 18 characters in all, such as 42. Then archive and export again.',
    command: 'agvtool new-version -all 42',
  };
};

const padded = /(^|\.)0+(?=\d)/g;

/**
 * App Store Connect stores numbers, so 042 becomes 42 there and 2020.12.011744 becomes 2020.12.11744, and a
 * build with that number is the same build. It is never refused for this.
 */
const leadingZeros: Check = (pkg) => {
  const { version, buildNumber } = pkg.info;
  const named = { CFBundleVersion: buildNumber, CFBundleShortVersionString: version };
  for (const [key, value] of Object.entries(named)) {
    if (value === null || !acceptedBuildForm.test(value)) continue;
    const shown = value.replace(padded, '$1');
    if (shown === value) continue;
    const what = key === 'CFBundleVersion' ? 'build number' : 'version';
    return warning({
      where: inInfoPlist(pkg, key),
      title: `App Store Connect drops leading zeros: the ${what} ${value} is shown as ${shown}`,
      whatToDo: `A ${what} that differs in leading zeros alone counts as the same one. Write it without them to see the same number everywhere.`,
      command:
        key === 'CFBundleVersion'
          ? `agvtool new-version -all ${shown}`
          : `agvtool new-marketing-version ${shown}`,
    });
  }
  return null;
};

const versionFields = ['CFBundleVersion', 'CFBundleShortVersionString'];

/** Errors 90056 and 90057 mention frameworks and extensions too. */
const nestedVersionMissing: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    const key = versionFields.find((name) => textOf(bundle.infoPlist, name) === null);
    if (key === undefined) continue;
    return blocker({
      where: inPlistOf(bundle, key),
      title: `${quoted(bundle.path)} inside the app has no ${key === 'CFBundleVersion' ? 'build number' : 'version'}`,
      whatToDo: `Give its target the version and build number of the app, ${archiveAgain}`,
      command: `/usr/libexec/PlistBuddy -c "Add :${key} string 1.0" Info.plist`,
    });
  }
  return null;
};

/** Builds with four numbers have been accepted, so more than three numbers only count for versions. */
const versionForms: Readonly<Record<string, RegExp>> = {
  CFBundleShortVersionString: versionForm,
  CFBundleVersion: acceptedBuildForm,
};

/** Errors 90058 and 90060 mention frameworks and extensions too. */
const nestedVersionMalformed: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    for (const [key, form] of Object.entries(versionForms)) {
      const value = textOf(bundle.infoPlist, key);
      if (value === null || form.test(value)) continue;
      return blocker({
        where: inPlistOf(bundle, key),
        title: `${quoted(bundle.path)} inside the app has “${printable(value)}” as its ${key === 'CFBundleVersion' ? 'build number' : 'version'}`,
        whatToDo: `Apple takes at most three whole numbers with periods between them. Correct it in that target, or take a release of the library that has it right; ${archiveAgain}`,
        command: `/usr/libexec/PlistBuddy -c "Set :${key} 1.0.0" Info.plist`,
      });
    }
  }
  return null;
};

const versionKeys = ['CFBundleShortVersionString', 'CFBundleVersion'];

/** Error 90473 is a warning, as far as reported. */
const extensionVersionDiffers: Check = (pkg) => {
  for (const bundle of nestedOnly(programs(pkg))) {
    for (const key of versionKeys) {
      const own = textOf(bundle.infoPlist, key);
      const app = textOf(pkg.infoPlist, key);
      if (own === null || app === null || own === app) continue;
      return warning({
        where: inPlistOf(bundle, key),
        title: `${quoted(bundle.path)} has ${printable(own)} where the app has ${printable(app)}`,
        whatToDo: `Give all targets the same version and build number, ${archiveAgain}`,
        command:
          key === 'CFBundleVersion'
            ? `agvtool new-version -all ${commandWord(app, 'BUILD')}`
            : `agvtool new-marketing-version ${commandWord(app, 'VERSION')}`,
      });
    }
  }
  return null;
};

/** Versions and build numbers, of the app and of its contents. */
export const versionChecks = {
  'version-missing': versionMissing,
  'build-number-missing': buildNumberMissing,
  'version-malformed': versionMalformed,
  'build-number-malformed': buildNumberMalformed,
  'leading-zeros': leadingZeros,
  'nested-version-missing': nestedVersionMissing,
  'nested-version-malformed': nestedVersionMalformed,
  'extension-version-differs': extensionVersionDiffers,
} satisfies Checks;
