import { archiveAgain, blocker, type Check, inInfoPlist } from '../check';

const key = 'ITSEncryptionExportComplianceCode';

/** Error 90592, with and without the key: to Apple the answer “yes” means that documents were approved. */
export const complianceCodeMissing: Check = (pkg) => {
  const code = pkg.infoPlist[key];
  if (pkg.info.usesNonExemptEncryption !== true) return null;
  if (typeof code === 'string' && code.trim() !== '') return null;
  const isThere = code !== undefined;
  return blocker('compliance-code-missing', {
    where: inInfoPlist(pkg, key),
    title: `The app says that it has encryption that is not exempt, and the code of its documents is ${isThere ? 'empty' : 'missing'}`,
    whatToDo: `Write the code that App Store Connect gave for your documents under ${key}. If App Store Connect asks for no documents, set ITSAppUsesNonExemptEncryption to false instead; ${archiveAgain}`,
    command: `/usr/libexec/PlistBuddy -c "${isThere ? 'Set' : 'Add'} :${key}${isThere ? '' : ' string'} YOUR-CODE" Info.plist`,
  });
};
