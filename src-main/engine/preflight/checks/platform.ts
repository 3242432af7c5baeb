import type { Platform } from '#shared/domain/package-info';
import { message } from '#shared/words/message';
import type { MachOPlatform, PackageContents } from '../../package/package-contents';
import { namedPlatforms } from '../../package/package-facts';
import { textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode, slicesInApp } from '../bundle-code';
import { bundlesOf, isInWatchApp } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  type Found,
  fileName,
  firstOf,
  inInfoPlist,
  inPlistOf,
  warning,
} from '../check';
import { commandFile, commandWord, systemName } from '../command-words';

const simulators: Readonly<Record<string, Platform>> = {
  appletvsimulator: 'TV_OS',
  xrsimulator: 'VISION_OS',
};

/** Errors 90542 and 90087 for simulator builds. A package of an unknown platform can't be uploaded for any. */
function notDeliverable(pkg: PackageContents, asks: 'simulator' | 'unknown'): Found | null {
  if (pkg.info.platform !== null) return null;
  const named = namedPlatforms(pkg.infoPlist);
  const platform = named.map((name) => simulators[name.toLowerCase()]).find(Boolean) ?? null;
  const system = systemName(platform);
  const isSimulator = named.some((name) => /simulator$/i.test(name));
  if (isSimulator !== (asks === 'simulator')) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleSupportedPlatforms'),
    title: message(`finding.platform-${asks}.title`),
    whatToDo: message(`finding.platform-${asks}.fix`, { system }),
    command: `xcodebuild archive -destination "generic/platform=${system}"`,
  };
}

/** Error 90542: resource bundles of libraries are often built once, for the simulator. */
const nestedPlatformSimulator: Check = (pkg) => {
  const kinds = ['extension', 'watch-app', 'app-clip', 'framework', 'resource-bundle'] as const;
  for (const bundle of bundlesOf(pkg, ...kinds)) {
    const named = textsOf(bundle.infoPlist, 'CFBundleSupportedPlatforms').find((name) =>
      /simulator$/i.test(name),
    );
    if (named === undefined) continue;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleSupportedPlatforms'),
      title: message('finding.nested-platform-simulator.title', {
        name: fileName(bundle.path),
        platform: printable(named),
      }),
      whatToDo: message('finding.nested-platform-simulator.fix'),
    });
  }
  return null;
};

const simulatorCpus = ['x86_64', 'i386'];

/** Error 90087. An app for the simulator alone is reported by another check. */
const simulatorSlice: Check = (pkg) => {
  if (pkg.info.platform === null || pkg.info.platform === 'MAC_OS') return null;
  const found = slicesInApp(pkg).filter(
    ({ slice }) => slice.platform?.endsWith('-simulator') || simulatorCpus.includes(slice.cpu),
  );
  const [first] = found;
  if (first === undefined) return null;
  const { path } = first.file;
  return blocker({
    where: `${printable(path)}, ${first.slice.cpu}`,
    title: message('finding.simulator-slice.title', {
      ...firstOf(path, found),
      cpu: first.slice.cpu,
    }),
    whatToDo: message('finding.simulator-slice.fix'),
    command: `lipo -remove ${commandWord(first.slice.cpu, 'x86_64')} ${commandFile(path)} -output ${commandFile(path)}`,
  });
};

/** The platforms that code may be built for. Mac apps can be made in two ways, so they are not checked. */
const systems: Readonly<Partial<Record<Platform, MachOPlatform>>> = {
  IOS: 'ios',
  TV_OS: 'tvos',
  VISION_OS: 'visionos',
};

const systemNames: Readonly<Partial<Record<MachOPlatform, string>>> = {
  ios: 'iOS',
  tvos: 'tvOS',
  watchos: 'watchOS',
  visionos: 'visionOS',
  macos: 'macOS',
  // Not shown as a sentence: the name of a product.
  'mac-catalyst': 'Mac Catalyst',
};

/**
 * An XCFramework contains a library once per platform, and scripts may copy the wrong one. No message of
 * Apple’s about it is known; code for the simulator is reported by another check.
 */
const codeForOtherSystem: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const wanted = systemFor(pkg, bundle.path);
    const other = file.slices.find(
      ({ platform }) => platform !== null && platform in systemNames && platform !== wanted,
    );
    if (bundle.kind === 'app' || wanted === undefined || !other?.platform) continue;
    const { platform, cpu } = other;
    return warning({
      where: `${printable(file.path)}, ${cpu}`,
      title: message('finding.code-for-other-system.title', {
        name: fileName(bundle.path),
        system: systemNames[platform] ?? platform,
        wanted: systemNames[wanted] ?? wanted,
      }),
      whatToDo: message('finding.code-for-other-system.fix'),
      command: 'vtool -show-build App',
    });
  }
  return null;
};

function systemFor(pkg: PackageContents, path: string): MachOPlatform | undefined {
  const { platform } = pkg.info;
  if (platform === null) return undefined;
  return platform === 'IOS' && isInWatchApp(pkg, path) ? 'watchos' : systems[platform];
}

/** Errors 90085 and 90086 for the app; a framework without it is only a warning. */
const arm64Missing: Check = (pkg) => {
  if (pkg.info.platform === null || pkg.info.platform === 'MAC_OS') return null;
  for (const { bundle, file } of bundleCode(pkg)) {
    if (isInWatchApp(pkg, bundle.path)) continue;
    if (file.slices.some(({ cpu }) => cpu === 'arm64' || cpu === 'arm64e')) continue;
    const cpus = { list: file.slices.map(({ cpu }) => cpu) };
    return (bundle.kind === 'app' ? blocker : warning)({
      where: printable(file.path),
      title: message('finding.arm64-missing.title', { name: fileName(file.path), cpus }),
      whatToDo: message('finding.arm64-missing.fix'),
      command: `xcodebuild archive -destination "generic/platform=${systemName(pkg.info.platform)}" ARCHS=arm64`,
    });
  }
  return null;
};

/** Platforms and architectures of the code. */
export const platformChecks = {
  'platform-simulator': (pkg) => notDeliverable(pkg, 'simulator'),
  'platform-unknown': (pkg) => notDeliverable(pkg, 'unknown'),
  'nested-platform-simulator': nestedPlatformSimulator,
  'simulator-slice': simulatorSlice,
  'code-for-other-system': codeForOtherSystem,
  'arm64-missing': arm64Missing,
} satisfies Checks;
