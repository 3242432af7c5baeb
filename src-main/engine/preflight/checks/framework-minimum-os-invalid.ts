import { namedPlatforms } from '../../package/package-facts';
import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { bundlesOf, isInWatchApp, type ReadBundle } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';
import { isBelow } from '../versions';

const lowest = '8.0';

/** Error 90362. */
export const frameworkMinimumOsInvalid: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  for (const bundle of bundlesOf(pkg, 'framework')) {
    const minimum = textOf(bundle.infoPlist, 'MinimumOSVersion');
    if (!saysIos(bundle)) continue;
    if (minimum === null || isInWatchApp(pkg, bundle.path) || !isBelow(minimum, lowest)) continue;
    return blocker('framework-minimum-os-invalid', {
      where: inPlistOf(bundle, 'MinimumOSVersion'),
      title: `${quoted(bundle.path)} is said to run from iOS ${printable(minimum)}; ${lowest} is the lowest for a framework`,
      whatToDo: `Raise the deployment target of that library, ${archiveAgain}`,
    });
  }
  return null;
};

/** Other systems count from 1.0; that code for them does not belong here is told by another check. */
function saysIos({ infoPlist }: ReadBundle): boolean {
  const named = namedPlatforms(infoPlist);
  return named.length === 0 || named.some((name) => /^iphone/i.test(name));
}
