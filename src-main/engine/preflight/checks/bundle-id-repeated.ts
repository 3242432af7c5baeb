import type { PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { codeBundles, isInWatchApp, type ReadBundle } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted, warning } from '../check';

/** Error 90685. A framework of the same ID in the watch app is only 90806, a warning. */
export const bundleIdRepeated: Check = (pkg) => {
  const seen = new Map<string, ReadBundle>();
  for (const bundle of codeBundles(pkg)) {
    const id = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    if (id === null) continue;
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, bundle);
      continue;
    }
    const isShared = bundle.kind === 'framework' && sideOf(pkg, bundle) !== sideOf(pkg, other);
    // App Clips bring their own copies of the app's frameworks.
    if (isShared && !isInWatchApp(pkg, bundle.path)) continue;
    return (isShared ? warning : blocker)('bundle-id-repeated', {
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `${quoted(other.path)} and ${quoted(bundle.path)} have the same bundle ID, ${printable(id)}`,
      whatToDo: `Give one of the two targets another Product Bundle Identifier, ${archiveAgain}`,
    });
  }
  return null;
};

/** What a bundle is delivered to devices with: the app, its watch app or its App Clip. */
function sideOf(pkg: PackageContents, { path }: ReadBundle): string {
  return /^(Watch|AppClips)\//.exec(path.slice(pkg.appPath.length))?.[1] ?? '';
}
