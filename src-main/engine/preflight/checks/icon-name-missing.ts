import { isStub } from '../bundles';
import { type Check, inInfoPlist } from '../check';

/** Error 90713. Other platforms keep their icons under other keys. */
export const iconNameMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || pkg.catalogIconName !== null) return null;
  return {
    code: 'icon-name-missing',
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIcons, CFBundlePrimaryIcon, CFBundleIconName'),
    title: 'The app names no icon in its asset catalog',
    whatToDo:
      'Put the icon into the asset catalog and set App Icon to its name in the target’s general settings, then archive and export again.',
  };
};
