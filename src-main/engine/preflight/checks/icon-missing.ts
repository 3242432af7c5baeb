import { printable } from '../../package/refusal';
import { isStub } from '../bundles';
import { type Check, inInfoPlist } from '../check';

/**
 * Errors 90022 and 90032: an icon that Info.plist names is not there. With an asset catalog in the
 * app it may be in there, so nothing is said.
 */
export const iconMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || pkg.has(`${pkg.appPath}Assets.car`))
    return null;
  const absent = pkg.namedIcons.filter(({ paths }) => paths.length === 0).map(({ name }) => name);
  if (pkg.namedIcons.length > 0 && absent.length === 0) return null;
  return {
    code: 'icon-missing',
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIcons'),
    title:
      absent.length > 0
        ? `The icon ${printable(absent.join(', '))} is not in the package`
        : 'The app has no icon',
    whatToDo:
      'Put the icon into the asset catalog, check that the catalog belongs to the app’s target, then archive and export again.',
  };
};
