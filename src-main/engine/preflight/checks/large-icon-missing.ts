import { printable } from '../../package/refusal';
import { appCatalog } from '../app-catalog';
import { isStub } from '../bundles';
import { archiveAgain, blocker, type Check, warning } from '../check';

const large = 1024;

/**
 * Error 90704. The large picture counts under any idiom: Xcode files a single picture under each
 * family's own. Layered icons have members that are no pictures, so with those it is only a warning.
 */
export const largeIconMissing: Check = (pkg) => {
  const catalog = appCatalog(pkg);
  const name = pkg.catalogIconName;
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || catalog === null || name === null) return null;
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
