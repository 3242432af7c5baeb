import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { isBelow } from '../versions';

const largest = 512_000_000;

/** Apple, on-demand resources size limits: 512 MB a pack for systems before iOS 18. */
export const assetPackTooLarge: Check = (pkg) => {
  if (!isBelow(pkg.info.minimumOsVersion ?? '18', '18')) return null;
  const sizes = new Map<string, number>();
  for (const { path, size } of pkg.entries.values()) {
    const pack = /^(?:.*\/)?OnDemandResources\/[^/]+\.assetpack\//.exec(path)?.[0];
    if (pack !== undefined) sizes.set(pack, (sizes.get(pack) ?? 0) + size);
  }
  const [found] = [...sizes].filter(([, size]) => size > largest);
  if (found === undefined) return null;
  return blocker('asset-pack-too-large', {
    where: printable(found[0]),
    title: `The asset pack ${quoted(found[0])} has ${Math.round(found[1] / 1e6)} MB; Apple takes 512 MB`,
    whatToDo: `Split its tag into smaller ones, ${archiveAgain}`,
  });
};
