import type { PackageContents } from '../package/package-contents';

/** The names of Swift's own libraries in the app's Frameworks folder. */
export function swiftLibraries(pkg: PackageContents): string[] {
  const start = `${pkg.appPath}Frameworks/libswift`;
  return [...pkg.entries.keys()]
    .filter((path) => path.startsWith(start) && path.endsWith('.dylib'))
    .map((path) => path.slice(path.lastIndexOf('/') + 1));
}
