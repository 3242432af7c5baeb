import { type Check, inInfoPlist } from '../check';

/** Without the key a processed build waits as “Missing Compliance”, and no tester gets it. */
export const complianceOpen: Check = (pkg) => {
  if (pkg.info.usesNonExemptEncryption !== null) return null;
  return {
    code: 'compliance-open',
    severity: 'warning',
    where: inInfoPlist(pkg, 'ITSAppUsesNonExemptEncryption'),
    title: 'Export compliance is not answered in the package',
    whatToDo:
      'Testers get nothing until it is. Answer it for this build here, or for all builds in Info.plist (true if the app has encryption that is not exempt).',
    command:
      '/usr/libexec/PlistBuddy -c "Add :ITSAppUsesNonExemptEncryption bool false" Info.plist',
  };
};
