/** What kind of bundle lies inside the app, by the folder that it lies in. */
export type NestedKind = 'extension' | 'watch-app' | 'app-clip';

export interface NestedPath {
  /** Path inside the package, with a slash at its end. */
  path: string;
  kind: NestedKind;
}

const nested = /^(?:(?:PlugIns|Extensions|Watch|AppClips)\/[^/]+\.(?:appex|app)\/)+/;
const level = /(PlugIns|Extensions|Watch|AppClips)\/[^/]+\.(?:appex|app)\//g;

const kindOf: Readonly<Record<string, NestedKind>> = {
  PlugIns: 'extension',
  Extensions: 'extension',
  Watch: 'watch-app',
  AppClips: 'app-clip',
};

/** The extensions, watch apps and App Clips of an app, nested ones too, sorted by path. */
export function nestedBundles(names: Iterable<string>, appPath: string): NestedPath[] {
  const found = new Map<string, NestedKind>();
  for (const name of names) {
    if (!name.startsWith(appPath)) continue;
    const chain = nested.exec(name.slice(appPath.length))?.[0];
    if (chain !== undefined) addLevels(chain, appPath, found);
  }
  return [...found]
    .map(([path, kind]) => ({ path, kind }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function addLevels(chain: string, appPath: string, found: Map<string, NestedKind>): void {
  for (const match of chain.matchAll(level)) {
    const kind = kindOf[match[1] ?? ''];
    if (kind !== undefined)
      found.set(appPath + chain.slice(0, match.index + match[0].length), kind);
  }
}

/** The languages that the app bundle itself is localized in, sorted; `Base` is not one. */
export function bundleLocales(names: Iterable<string>, appPath: string): string[] {
  const locales = new Set<string>();
  for (const name of names) {
    if (!name.startsWith(appPath)) continue;
    const locale = /^([^/]+)\.lproj\//.exec(name.slice(appPath.length))?.[1];
    if (locale !== undefined && locale !== 'Base') locales.add(locale);
  }
  return [...locales].sort();
}
