import { textsOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';

/** Error 90542: resource bundles of libraries are often built once, for the simulator. */
export const nestedPlatformSimulator: Check = (pkg) => {
  const kinds = ['extension', 'watch-app', 'app-clip', 'framework', 'resource-bundle'] as const;
  for (const bundle of bundlesOf(pkg, ...kinds)) {
    const named = textsOf(bundle.infoPlist, 'CFBundleSupportedPlatforms').find((name) =>
      /simulator$/i.test(name),
    );
    if (named === undefined) continue;
    return blocker('nested-platform-simulator', {
      where: inPlistOf(bundle, 'CFBundleSupportedPlatforms'),
      title: `${quoted(bundle.path)} inside the app was built for the simulator (${printable(named)})`,
      whatToDo: `Build that library for devices or take its release for devices, ${archiveAgain}`,
    });
  }
  return null;
};
