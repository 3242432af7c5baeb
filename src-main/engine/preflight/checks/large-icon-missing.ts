import type { Finding } from '#shared/domain/finding';
import { printable } from '../../package/refusal';
import { appCatalog } from '../app-catalog';
import { isStub } from '../bundles';
import { archiveAgain, blocker, type Check, warning } from '../check';
import { alternateIconMissing } from './alternate-icon-missing';
import { iconMissing } from './icon-missing';
import { iconSizeMissing } from './icon-size-missing';

const large = 1024;
/** Where icons are missing without a catalog, one of these tells it first. */
const smallIcons = [iconMissing, iconSizeMissing, alternateIconMissing];

/**
 * Error 90704. The large picture counts under any idiom: Xcode files a single picture under each
 * family's own. Layered icons have members that are no pictures, so with those it is only a warning.
 */
export const largeIconMissing: Check = (pkg, today) => {
  const name = pkg.catalogIconName;
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || name === null) return null;
  const path = `${pkg.appPath}Assets.car`;
  if (!pkg.has(path)) return smallIcons.some((check) => check(pkg, today)) ? null : noCatalog(path);
  const catalog = appCatalog(pkg);
  if (catalog === null) return null;
  const own = catalog.renditions.filter(({ facet }) => facet === name);
  if (own.some(({ width, height }) => width === large && height === large)) return null;
  const isInCatalog = catalog.facets.has(name);
  const say = isInCatalog && own.some(({ width }) => width === 0) ? warning : blocker;
  return say('large-icon-missing', {
    where: `${printable(catalog.path)}, ${printable(name)}`,
    title: isInCatalog
      ? `The icon ${printable(name)} has no picture of 1024 by 1024 pixels`
      : `The asset catalog has no icon named ${printable(name)}`,
    whatToDo: `Put a PNG of 1024 by 1024 pixels into the icon of that name in the asset catalog, ${archiveAgain}`,
    command: 'xcrun assetutil --info Assets.car',
  });
};

/** With error 90713 Apple says that apps for iOS 11 and newer bring their icons in an asset catalog. */
function noCatalog(path: string): Finding {
  return blocker('large-icon-missing', {
    where: printable(path),
    title: 'The app has no asset catalog, and so no icon of 1024 by 1024 pixels',
    whatToDo: `Put the icon into an asset catalog, name it under App Icon in the target’s general settings, ${archiveAgain}`,
  });
}
