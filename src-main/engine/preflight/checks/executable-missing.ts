import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { type Check, inInfoPlist } from '../check';

/** Error 90207. */
export const executableMissing: Check = (pkg) => {
  const name = textOf(pkg.infoPlist, 'CFBundleExecutable');
  if (name !== null && pkg.has(pkg.appPath + name)) return null;
  return {
    code: 'executable-missing',
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleExecutable'),
    title:
      name === null
        ? 'The app names no executable'
        : `The app’s executable “${printable(name)}” is not in the package`,
    whatToDo:
      'Archive and export again. If you pack the .ipa with a script, check that it copies the whole .app.',
  };
};
