import {
  type DatedRule,
  lowestFrameworkMinimum,
  minimumOsRules,
  sdkRules,
} from '#shared/asc/dated-rules';
import { isBelow } from '#shared/asc/version-numbers';
import type { Severity } from '#shared/domain/finding';
import type { Platform } from '#shared/domain/package-info';
import { message } from '#shared/words/message';
import { namedPlatforms } from '../../package/package-facts';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { appSlice, type BundleCode, bundleCode } from '../bundle-code';
import { bundlesOf, codeBundles, isInWatchApp, nestedOnly, type ReadBundle } from '../bundles';
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
import { commandWord, sdkName } from '../command-words';
import { dayMilliseconds } from '../dates';

/** The rule's severity today; null while it is too far ahead to mention. */
function severityToday(rule: DatedRule, today: Date): Severity | null {
  const ahead = (Date.parse(rule.from) - today.getTime()) / dayMilliseconds;
  if (ahead <= 0) return rule.effect === 'refused' ? 'blocker' : 'warning';
  return ahead <= rule.noticeDays ? 'note' : null;
}

interface BrokenRule {
  rule: DatedRule;
  severity: Severity;
}

const rank: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** The most severe rule that a version violates today, or null. */
function worstBrokenRule(
  rules: readonly DatedRule[],
  platform: Platform | null,
  version: string,
  today: Date,
): BrokenRule | null {
  const broken: BrokenRule[] = [];
  for (const rule of rules) {
    const severity = severityToday(rule, today);
    if (severity === null || platform === null || !rule.platforms.includes(platform)) continue;
    if (isBelow(version, rule.floor)) broken.push({ rule, severity });
  }
  return broken.sort((a, b) => rank[a.severity] - rank[b.severity])[0] ?? null;
}

/** Error 90725, by the dated table. The executable records the SDK more precisely than Info.plist. */
const sdkTooOld: Check = (pkg, today) => {
  const { platform } = pkg.info;
  const sdk = appSlice(pkg)?.sdk ?? pkg.info.sdk;
  if (sdk === null) return null;
  const broken = worstBrokenRule(sdkRules, platform, sdk, today);
  if (broken === null) return null;
  const { floor, from } = broken.rule;
  const facts = { sdk: printable(sdk), floor, day: { day: from } };
  return {
    severity: broken.severity,
    where: inInfoPlist(pkg, 'DTSDKName'),
    title: message(sdkTitles[broken.severity], facts),
    whatToDo: message('finding.sdk-too-old.fix', { floor }),
    command: `xcodebuild -version -sdk ${sdkName(platform)}`,
  };
};

const sdkTitles = {
  blocker: 'finding.sdk-too-old.title',
  warning: 'finding.sdk-too-old.title-announced',
  note: 'finding.sdk-too-old.title-soon',
} as const satisfies Record<Severity, unknown>;

const toolKeys: Readonly<Record<string, string>> = {
  DTXcodeBuild: 'Xcode',
  DTSDKBuild: 'SDK',
  BuildMachineOSBuild: 'macOS',
};

/**
 * The build number of a beta: a letter after a number from 5000 up. A letter alone does
 * not make one: Xcode 15.4 is 15F31d, 15.3 is 15E204a, 14.3.1 is 14E300c (Apple, Xcode releases, 2022 to 2024).
 */
const betaBuild = /^\d+[A-Z]([5-9]\d{3})[a-z]$/;

/** Releases that look like betas: Xcode 16.2 (Apple, Xcode 16.2 release notes, December 2024). */
const releasedBuilds: readonly string[] = ['16C5032a'];

/** Errors 90111, 90512 and 90534. */
const betaToolchain: Check = (pkg) => {
  for (const [key, name] of Object.entries(toolKeys)) {
    const build = textOf(pkg.infoPlist, key);
    if (build === null || !betaBuild.test(build) || releasedBuilds.includes(build)) continue;
    return warning({
      where: inInfoPlist(pkg, key),
      title: message('finding.beta-toolchain.title', { tool: name, build: printable(build) }),
      whatToDo: message('finding.beta-toolchain.fix'),
      command: 'xcodebuild -version',
    });
  }
  return null;
};

const requiredMinimumOs = required('MinimumOSVersion', 'minimum-os-missing');

/** Errors 90360 and 90530. */
const minimumOsMissing: Check = (pkg, today) =>
  pkg.info.platform === 'MAC_OS' ? null : requiredMinimumOs(pkg, today);

/** Error 90068, by the dated table. */
const minimumOsTooLow: Check = (pkg, today) => {
  const { minimumOsVersion, platform } = pkg.info;
  if (minimumOsVersion === null) return null;
  const broken = worstBrokenRule(minimumOsRules, platform, minimumOsVersion, today);
  if (broken === null) return null;
  const { floor } = broken.rule;
  return {
    severity: broken.severity,
    where: inInfoPlist(pkg, 'MinimumOSVersion'),
    title: message(
      broken.severity === 'blocker'
        ? 'finding.minimum-os-too-low.title'
        : 'finding.minimum-os-too-low.title-soon',
      { version: minimumOsVersion, floor },
    ),
    whatToDo: message('finding.minimum-os-too-low.fix', { minimum: `${floor}.0` }),
  };
};

/** Errors 90360 and 90530 mention frameworks too. */
const nestedMinimumOsMissing: Check = (pkg) => {
  if (pkg.info.platform === 'MAC_OS') return null;
  const bundle = nestedOnly(codeBundles(pkg)).find(
    ({ infoPlist }) => textOf(infoPlist, 'MinimumOSVersion') === null,
  );
  if (bundle === undefined) return null;
  return blocker({
    where: inPlistOf(bundle, 'MinimumOSVersion'),
    title: message('finding.nested-minimum-os-missing.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.nested-minimum-os-missing.fix'),
    command: `/usr/libexec/PlistBuddy -c 'Add :MinimumOSVersion string ${commandWord(pkg.info.minimumOsVersion, '15.0')}' Info.plist`,
  });
};

/** Error 90362. */
const frameworkMinimumOsInvalid: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  for (const bundle of bundlesOf(pkg, 'framework')) {
    const minimum = textOf(bundle.infoPlist, 'MinimumOSVersion');
    if (!declaresIos(bundle)) continue;
    if (
      minimum === null ||
      isInWatchApp(pkg, bundle.path) ||
      !isBelow(minimum, lowestFrameworkMinimum)
    )
      continue;
    return blocker({
      where: inPlistOf(bundle, 'MinimumOSVersion'),
      title: message('finding.framework-minimum-os-invalid.title', {
        name: fileName(bundle.path),
        minimum: printable(minimum),
        lowest: lowestFrameworkMinimum,
      }),
      whatToDo: message('finding.framework-minimum-os-invalid.fix'),
    });
  }
  return null;
};

/** Other systems count from 1.0; code for them that does not belong here is reported by another check. */
function declaresIos({ infoPlist }: ReadBundle): boolean {
  const named = namedPlatforms(infoPlist);
  return named.length === 0 || named.some((name) => /^iphone/i.test(name));
}

/**
 * Makers of static libraries write this into frameworks, which Xcode then embeds with a stub for a binary
 * (firebase-ios-sdk, ReleaseTooling, since October 2023); nothing in it requires a system.
 */
const markOfStatic = '100.0';

function isStaticLibrarys({ bundle, file }: BundleCode): boolean {
  return (
    textOf(bundle.infoPlist, 'MinimumOSVersion') === markOfStatic &&
    file.slices.every(({ codeBytes }) => codeBytes === 0)
  );
}

/** Error 90208: the executable requires a newer system than its Info.plist. */
const frameworkMinimumOsDiffers: Check = (pkg) => {
  for (const code of bundleCode(pkg)) {
    const { bundle, file } = code;
    const declared = textOf(bundle.infoPlist, 'MinimumOSVersion');
    if (bundle.kind !== 'framework' || declared === null || isStaticLibrarys(code)) continue;
    // The simulator has a later minimum on arm64, and its slices are reported by another check.
    const built = file.slices
      .filter(({ platform }) => !platform?.endsWith('-simulator'))
      .map(({ minimumOs }) => minimumOs)
      .find((os) => os && isBelow(declared, os));
    if (built) {
      return blocker({
        where: inPlistOf(bundle, 'MinimumOSVersion'),
        title: message('finding.framework-minimum-os-differs.title', {
          name: fileName(bundle.path),
          declared: printable(declared),
          built,
        }),
        whatToDo: message('finding.framework-minimum-os-differs.fix'),
        command: `/usr/libexec/PlistBuddy -c "Set :MinimumOSVersion ${built}" Info.plist`,
      });
    }
    const app = pkg.info.minimumOsVersion;
    if (app === null || isInWatchApp(pkg, bundle.path) || !isBelow(app, declared)) continue;
    return warning({
      where: inPlistOf(bundle, 'MinimumOSVersion'),
      title: message('finding.framework-minimum-os-differs.title-app', {
        name: fileName(bundle.path),
        declared: printable(declared),
        app: printable(app),
      }),
      whatToDo: message('finding.framework-minimum-os-differs.fix-app', {
        declared: printable(declared),
      }),
    });
  }
  return null;
};

/** SDKs and minimum system versions. */
export const sdkChecks = {
  'sdk-too-old': sdkTooOld,
  'beta-toolchain': betaToolchain,
  'minimum-os-missing': minimumOsMissing,
  'minimum-os-too-low': minimumOsTooLow,
  'nested-minimum-os-missing': nestedMinimumOsMissing,
  'framework-minimum-os-invalid': frameworkMinimumOsInvalid,
  'framework-minimum-os-differs': frameworkMinimumOsDiffers,
} satisfies Checks;
