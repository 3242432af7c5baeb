import type { BundleKind } from './package-facts';

/** Real apps have a few dozen. */
const maxBundles = 500;
const bundleName = /\.(app|appex|framework|bundle)$/;

/** The bundle's path, without a trailing slash. */
export interface BundlePlace {
  folder: string;
  kind: BundleKind;
  /** The closest enclosing bundle; null for the app. */
  parent: string | null;
}

function kindOf(name: string, around: string | undefined): BundleKind {
  if (name.endsWith('.framework')) return 'framework';
  if (name.endsWith('.bundle')) return 'resources';
  if (name.endsWith('.app') && around === 'Watch') return 'watch-app';
  if (name.endsWith('.app') && around === 'AppClips') return 'app-clip';
  return 'extension';
}

/** The app and every bundle in it; nested bundles come after their parents. */
export function findBundles(names: readonly string[], app: string): BundlePlace[] {
  const found = new Map<string, BundlePlace>([[app, { folder: app, kind: 'app', parent: null }]]);
  for (const name of names) {
    if (!name.startsWith(`${app}/`)) continue;
    const parts = name.slice(app.length + 1).split('/');
    let [folder, parent] = [app, app];
    // The last component is a file, or empty after a folder's slash.
    for (const [index, part] of parts.slice(0, -1).entries()) {
      folder += `/${part}`;
      if (!bundleName.test(part)) continue;
      if (!found.has(folder) && found.size < maxBundles)
        found.set(folder, { folder, kind: kindOf(part, parts[index - 1]), parent });
      parent = folder;
    }
  }
  return [...found.values()];
}
