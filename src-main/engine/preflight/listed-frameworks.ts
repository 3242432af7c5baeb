import type { PackageContents } from '../package/package-contents';
import { bundlesOf, type ReadBundle } from './bundles';
import { listedSdks } from './tables/listed-sdks';

const listed = new Set(listedSdks.map(plainName));

/** The frameworks in the app that Apple lists by name. Copies that are linked in cannot be seen. */
export function listedFrameworks(pkg: PackageContents): ReadBundle[] {
  return bundlesOf(pkg, 'framework').filter(({ path }) =>
    listed.has(plainName((path.split('/').at(-2) ?? '').replace(/\.framework$/, ''))),
  );
}

/** A name without what differs between package managers. */
export function plainName(name: string): string {
  return name
    .replace(/\.(xc)?framework.*$/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
}
