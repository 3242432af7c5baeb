import type { AssetCatalog, PackageContents } from '../package/package-contents';

/** The app's own asset catalog; null without one, or when it cannot be read. */
export function appCatalog(pkg: PackageContents): AssetCatalog | null {
  const own = pkg.assetCatalogs.find(({ path }) => path === `${pkg.appPath}Assets.car`);
  return own === undefined || own.problem !== null ? null : own;
}
