import { blocker, type Check, exportCommand, exportWithXcode, warning } from '../check';
import { swiftLibraries } from '../swift-libraries';

/** Error 90426. The newest back-deployed libraries are not known to need the folder. */
export const swiftSupportMissing: Check = (pkg) => {
  const libraries = swiftLibraries(pkg);
  if (libraries.length === 0 || pkg.swiftSupport.length > 0) return null;
  const say = libraries.includes('libswiftCore.dylib') ? blocker : warning;
  return say('swift-support-missing', {
    where: 'SwiftSupport/',
    title: `The app brings ${libraries.length} Swift ${libraries.length === 1 ? 'library' : 'libraries'}, and the folder SwiftSupport is missing`,
    whatToDo: exportWithXcode,
    command: exportCommand,
  });
};
