import type { BundleKind, PackageBundle, PackageContents } from '../package/package-contents';
import { booleanOf, type PlistDict } from '../package/plist/value';

/** A bundle whose Info.plist could be read. */
export interface ReadBundle extends PackageBundle {
  infoPlist: PlistDict;
}

const programKinds: readonly BundleKind[] = ['app', 'extension', 'watch-app', 'app-clip'];
const codeKinds: readonly BundleKind[] = [...programKinds, 'framework'];

function isRead(bundle: PackageBundle): bundle is ReadBundle {
  return bundle.infoPlist !== null;
}

export function bundlesOf(pkg: PackageContents, ...kinds: readonly BundleKind[]): ReadBundle[] {
  return pkg.bundles.filter(isRead).filter(({ kind }) => kinds.includes(kind));
}

/** Bundles that run independently and have a profile: the app, extensions, watch apps and App Clips. */
export function programs(pkg: PackageContents): ReadBundle[] {
  return bundlesOf(pkg, ...programKinds);
}

/** Programs and frameworks. */
export function codeBundles(pkg: PackageContents): ReadBundle[] {
  return bundlesOf(pkg, ...codeKinds);
}

/** All but the app itself. */
export function nestedOnly<Bundle extends PackageBundle>(bundles: readonly Bundle[]): Bundle[] {
  return bundles.filter(({ kind }) => kind !== 'app');
}

/** The closest bundle that contains another; null for the app, or when it can't be read. */
export function parentOf(pkg: PackageContents, bundle: PackageBundle): ReadBundle | null {
  return pkg.bundles.filter(isRead).find(({ path }) => path === bundle.parent) ?? null;
}

/** A container app that shows no screen: it only carries a watch app or an iMessage extension. */
export function isStub({ infoPlist }: PackageContents): boolean {
  const keys = ['LSApplicationLaunchProhibited', 'ITSWatchOnlyContainer'];
  return keys.some((key) => booleanOf(infoPlist, key) === true);
}

/** Whether a path is in the app's watch app, which is built for another system. */
export function isInWatchApp(pkg: PackageContents, path: string): boolean {
  return path.startsWith(`${pkg.appPath}Watch/`);
}
