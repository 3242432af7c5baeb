import { namedPlatforms } from '../../package/package-facts';
import { type Check, inInfoPlist } from '../check';

const archiveForDevices =
  'Archive for a device: choose “Any iOS Device” in Xcode. Then export again.';

/** Errors 90542 and 90087 for simulator builds. A package of no known platform cannot be sent as any. */
export const platformNotDeliverable: Check = (pkg) => {
  if (pkg.info.platform !== null) return null;
  const named = namedPlatforms(pkg.infoPlist);
  const isSimulator = named.some((name) => /simulator$/i.test(name));
  return {
    code: isSimulator ? 'platform-simulator' : 'platform-unknown',
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleSupportedPlatforms'),
    title: isSimulator
      ? 'The package was built for the simulator'
      : 'The package does not say what platform it is for',
    whatToDo: archiveForDevices,
    command: 'xcodebuild archive -destination "generic/platform=iOS"',
  };
};
