import { acceptedBuildForm, longestVersion, versionForm } from '#shared/asc/version-numbers';
import { message } from '#shared/words/message';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { codeBundles, nestedOnly, programs } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  fileName,
  inInfoPlist,
  inPlistOf,
  required,
  warning,
} from '../check';
import { commandWord } from '../command-words';

/** Error 90057. */
const versionMissing = required(
  'CFBundleShortVersionString',
  'version-missing',
  // Not shown as a sentence: a line for the terminal.
  'agvtool new-marketing-version 1.0.0',
);

/** Error 90056. */
const buildNumberMissing = required(
  'CFBundleVersion',
  'build-number-missing',
  // Not shown as a sentence: a line for the terminal.
  'flutter build ipa --build-number 1  # or: agvtool new-version -all 1',
);

/** Error 90060: at most three numbers with periods between them. */
const versionMalformed: Check = (pkg) => {
  const version = pkg.info.version;
  if (version === null || versionForm.test(version)) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleShortVersionString'),
    title: message('finding.version-malformed.title', { version: printable(version) }),
    whatToDo: message('finding.version-malformed.fix'),
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
    title: message(
      isNumbers
        ? 'finding.build-number-malformed.title-likely'
        : 'finding.build-number-malformed.title',
      { build: printable(build) },
    ),
    whatToDo: message('finding.build-number-malformed.fix'),
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
    const what = nameOf(key);
    return warning({
      where: inInfoPlist(pkg, key),
      title: message(`finding.leading-zeros.title-${what}`, { value, shown }),
      whatToDo: message(`finding.leading-zeros.fix-${what}`),
      command:
        key === 'CFBundleVersion'
          ? `agvtool new-version -all ${shown}`
          : `agvtool new-marketing-version ${shown}`,
    });
  }
  return null;
};

function nameOf(key: string): 'build' | 'version' {
  return key === 'CFBundleVersion' ? 'build' : 'version';
}

const versionFields = ['CFBundleVersion', 'CFBundleShortVersionString'];

/** Errors 90056 and 90057 mention frameworks and extensions too. */
const nestedVersionMissing: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    const key = versionFields.find((name) => textOf(bundle.infoPlist, name) === null);
    if (key === undefined) continue;
    return blocker({
      where: inPlistOf(bundle, key),
      title: message(`finding.nested-version-missing.title-${nameOf(key)}`, {
        name: fileName(bundle.path),
      }),
      whatToDo: message('finding.nested-version-missing.fix'),
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
        title: message(`finding.nested-version-malformed.title-${nameOf(key)}`, {
          name: fileName(bundle.path),
          value: printable(value),
        }),
        whatToDo: message('finding.nested-version-malformed.fix'),
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
        title: message(`finding.extension-version-differs.title-${nameOf(key)}`, {
          name: fileName(bundle.path),
          own: printable(own),
          app: printable(app),
        }),
        whatToDo: message('finding.extension-version-differs.fix'),
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
