import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { isInWatchApp } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted, warning } from '../check';
import { bundleCode } from '../executables';
import { isBelow } from '../versions';

/** Error 90208: the executable needs a newer system than its Info.plist says. */
export const frameworkMinimumOsDiffers: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const said = textOf(bundle.infoPlist, 'MinimumOSVersion');
    if (bundle.kind !== 'framework' || said === null) continue;
    // The simulator has begun later on arm64, and its slices are told by another check.
    const built = file.slices
      .filter(({ platform }) => !platform?.endsWith('-simulator'))
      .map(({ minimumOs }) => minimumOs)
      .find((os) => os && isBelow(said, os));
    if (built) {
      return blocker('framework-minimum-os-differs', {
        where: inPlistOf(bundle, 'MinimumOSVersion'),
        title: `${quoted(bundle.path)} says that it runs from ${printable(said)}, and was built for ${built} and newer`,
        whatToDo: `Build the library with one deployment target for its Info.plist and its code, ${archiveAgain}`,
        command: `/usr/libexec/PlistBuddy -c "Set :MinimumOSVersion ${built}" Info.plist`,
      });
    }
    const app = pkg.info.minimumOsVersion;
    if (app === null || isInWatchApp(pkg, bundle.path) || !isBelow(app, said)) continue;
    return warning('framework-minimum-os-differs', {
      where: inPlistOf(bundle, 'MinimumOSVersion'),
      title: `${quoted(bundle.path)} runs from ${printable(said)}, and the app from ${printable(app)}`,
      whatToDo: `Raise Minimum Deployments of the app to ${printable(said)}, or lower that of the library; ${archiveAgain}`,
    });
  }
  return null;
};
