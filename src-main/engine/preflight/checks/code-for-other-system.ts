import type { Platform } from '#shared/domain/package-info';
import type { MachOPlatform, PackageContents } from '../../package/package-contents';
import { printable } from '../../package/refusal';
import { isInWatchApp } from '../bundles';
import { archiveAgain, type Check, quoted, warning } from '../check';
import { bundleCode } from '../executables';

/** What code for each platform is built for. Mac apps may be made in two ways, so nothing is said of them. */
const systems: Readonly<Partial<Record<Platform, MachOPlatform>>> = {
  IOS: 'ios',
  TV_OS: 'tvos',
  VISION_OS: 'visionos',
};

const words: Readonly<Partial<Record<MachOPlatform, string>>> = {
  ios: 'iOS',
  tvos: 'tvOS',
  watchos: 'watchOS',
  visionos: 'visionOS',
  macos: 'macOS',
  'mac-catalyst': 'Mac Catalyst',
};

/**
 * An XCFramework holds a library once for each system, and scripts pick the wrong one. No message of
 * Apple’s about it is known; code for the simulator is told by another check.
 */
export const codeForOtherSystem: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const wanted = systemFor(pkg, bundle.path);
    const other = file.slices.find(
      ({ platform }) => platform !== null && platform in words && platform !== wanted,
    );
    if (bundle.kind === 'app' || wanted === undefined || !other?.platform) continue;
    const { platform, cpu } = other;
    return warning('code-for-other-system', {
      where: `${printable(file.path)}, ${cpu}`,
      title: `${quoted(bundle.path)} is built for ${words[platform]}, and goes into an app for ${words[wanted]}`,
      whatToDo: `Embed the XCFramework itself, from which Xcode takes the right part, ${archiveAgain}`,
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
