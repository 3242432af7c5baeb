import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { archiveAgain, type Check, inInfoPlist, warning } from '../check';

const keys: Readonly<Record<string, string>> = {
  DTXcodeBuild: 'Xcode',
  DTSDKBuild: 'SDK',
  BuildMachineOSBuild: 'macOS',
};

/** Errors 90111, 90512 and 90534. Build numbers of betas end in a small letter. */
export const betaToolchain: Check = (pkg) => {
  for (const [key, name] of Object.entries(keys)) {
    const build = textOf(pkg.infoPlist, key);
    if (build === null || !/^\d+[A-Z]\d+[a-z]$/.test(build)) continue;
    return warning('beta-toolchain', {
      where: inInfoPlist(pkg, key),
      title: `The app was built with a beta of ${name} (${printable(build)})`,
      whatToDo: `TestFlight takes some betas and the App Store none. To be sure, build with the newest release, ${archiveAgain}`,
      command: 'xcodebuild -version',
    });
  }
  return null;
};
