import type { BundleKind, BundlePath } from './package-contents';

const code = /\.(app|appex|framework)$/;
/** Folders that Xcode writes with their own Info.plist and that are no bundles. */
const compiled = /\.(storyboardc|nib|lproj|momd|mlmodelc|dSYM|xcassets|scnassets)$/;

/** Every bundle of the app, the app first, then by path: those with code, and any other folder with an Info.plist. */
export function findBundles(names: Iterable<string>, appPath: string): BundlePath[] {
  const kinds = new Map<string, BundleKind>();
  let folder = '';
  for (const name of names) {
    if (!name.startsWith(appPath)) continue;
    const previous = folder;
    folder = name.slice(0, name.lastIndexOf('/') + 1);
    if (folder !== previous) addCodeBundles(folder, appPath, kinds);
    if (name.endsWith('/Info.plist')) addResourceBundle(folder, appPath, kinds);
  }
  const paths = [appPath, ...[...kinds.keys()].sort()];
  kinds.set(appPath, 'app');
  return paths.map((path) => ({
    path,
    kind: kinds.get(path) ?? 'resource-bundle',
    parent: path === appPath ? null : (bundleAround(path.slice(0, -1), kinds) ?? appPath),
  }));
}

const nested = /^(?:(?:PlugIns|Extensions|Watch|AppClips)\/[^/]+\.(?:appex|app)\/)+$/;

/** Whether it is an extension, watch app or App Clip where Apple looks for one, including nested ones. */
export function isNestedProgram({ path }: BundlePath, appPath: string): boolean {
  return nested.test(path.slice(appPath.length));
}

/** Path of the closest bundle that contains a file or folder; null outside of all bundles. */
export function bundleAround(name: string, bundles: { has(path: string): boolean }): string | null {
  for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
    const folder = name.slice(0, end + 1);
    if (bundles.has(folder)) return folder;
  }
  return null;
}

/** The folders with code on the path of a file, recognized by their extensions. */
function addCodeBundles(path: string, appPath: string, kinds: Map<string, BundleKind>): void {
  let parent = '';
  for (let start = appPath.length; start < path.length; ) {
    const end = path.indexOf('/', start);
    const folder = path.slice(start, end);
    if (code.test(folder)) kinds.set(path.slice(0, end + 1), kindOf(folder, parent));
    parent = folder;
    start = end + 1;
  }
}

function addResourceBundle(path: string, appPath: string, kinds: Map<string, BundleKind>): void {
  if (path === appPath || kinds.has(path) || compiled.test(path.slice(0, -1))) return;
  kinds.set(path, 'resource-bundle');
}

const appFolders: Readonly<Record<string, BundleKind>> = {
  Watch: 'watch-app',
  AppClips: 'app-clip',
  PlugIns: 'extension',
  Extensions: 'extension',
};

function kindOf(folder: string, parent: string): BundleKind {
  if (folder.endsWith('.framework')) return 'framework';
  if (folder.endsWith('.appex')) return 'extension';
  return appFolders[parent] ?? 'app';
}
