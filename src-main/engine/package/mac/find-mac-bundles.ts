import { bundleAround } from '../find-bundles';
import type { BundleKind, BundlePath } from '../package-contents';

/** A bundle of a Mac app: its path ends with the folder that its Info.plist is in. */
export interface MacBundlePath extends BundlePath {
  /** Where its executable is, with a slash at the end. */
  codeFolder: string;
}

const deep = /^(.*\.([A-Za-z]+)\/)(Contents|Versions\/[^/]+\/Resources)\/Info\.plist$/;
const shallow = /^(.*\.(?:bundle|framework)\/)Info\.plist$/;
const outermost = /^(?:[^/]+\/)?Payload\/(?:[^/]+\/)*?([^/]+\.app)\//;

const kinds: Readonly<Record<string, BundleKind>> = {
  app: 'helper',
  xpc: 'helper',
  appex: 'extension',
  framework: 'framework',
};

/** The apps that the package installs, by their path with a slash at the end. Apps inside an app are not among them. */
export function findMacApps(paths: Iterable<string>): string[] {
  const apps = new Set<string>();
  for (const path of paths) {
    const [whole] = outermost.exec(path) ?? [];
    if (whole !== undefined) apps.add(whole);
  }
  return [...apps];
}

/** Every bundle of the app, the app first, then by path. */
export function findMacBundles(paths: Iterable<string>, app: string): MacBundlePath[] {
  const found = new Map<string, MacBundlePath>();
  for (const path of paths) {
    if (!path.startsWith(app) || !path.endsWith('/Info.plist')) continue;
    const bundle = bundleWith(path, app);
    if (bundle !== null) found.set(bundle.path, bundle);
  }
  const own = `${app}Contents/`;
  const others = [...found.values()]
    .filter(({ path }) => path !== own)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const all = new Set([own, ...others.map(({ path }) => path)]);
  return [
    { path: own, kind: 'app', parent: null, codeFolder: `${own}MacOS/` },
    ...others.map((one) => ({ ...one, parent: bundleAround(one.path.slice(0, -1), all) ?? own })),
  ];
}

function bundleWith(path: string, app: string): MacBundlePath | null {
  const folder = path.slice(0, -'Info.plist'.length);
  const [, bundle = '', extension = '', inside = ''] = deep.exec(path) ?? [];
  if (bundle !== '') {
    const kind = bundle === app ? 'app' : (kinds[extension] ?? 'resource-bundle');
    const codeFolder =
      inside === 'Contents' ? `${folder}MacOS/` : folder.slice(0, -'Resources/'.length);
    return { path: folder, kind, parent: null, codeFolder };
  }
  return shallow.test(path)
    ? { path: folder, kind: 'resource-bundle', parent: null, codeFolder: folder }
    : null;
}
