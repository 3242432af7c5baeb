import { type Check, exportCommand, inProfile } from '../check';

/** Error 90174: an app without a provisioning profile. */
export const signingMissing: Check = (pkg) => {
  if (pkg.profile.state !== 'absent') return null;
  const isSigned = pkg.has(`${pkg.appPath}_CodeSignature/CodeResources`);
  return {
    code: 'signing-missing',
    severity: 'blocker',
    where: inProfile(pkg),
    title: isSigned ? 'The package has no provisioning profile' : 'The package is not signed',
    whatToDo:
      'Export the archive for App Store Connect: in Xcode choose Distribute App, App Store Connect; or write the method app-store-connect into the export options of xcodebuild.',
    command: exportCommand,
  };
};
