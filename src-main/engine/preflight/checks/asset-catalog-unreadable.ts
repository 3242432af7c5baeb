import { printable } from '../../package/refusal';
import { archiveAgain, type Check, warning } from '../check';

/** Error 90596; told as a warning, since Apple may read what is not read here. */
export const assetCatalogUnreadable: Check = (pkg) => {
  const bad = pkg.assetCatalogs.find(({ problem }) => problem !== null);
  if (bad === undefined) return null;
  return warning('asset-catalog-unreadable', {
    where: printable(bad.path),
    title: `An asset catalog cannot be read: it ${bad.problem}`,
    whatToDo: `Clean the build folder, ${archiveAgain}`,
  });
};
