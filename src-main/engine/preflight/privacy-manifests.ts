import type { PackageBundle, PackageContents } from '../package/package-contents';
import { listOf, textOf, textsOf } from '../package/plist/plist-fields';
import { isDict, type PlistDict } from '../package/plist/plist-value';
import { printable } from '../package/refusal';

/** A privacy manifest that could be read, with the bundle that it lies in. */
export interface BundleManifest {
  bundle: PackageBundle;
  content: PlistDict;
}

/** What a manifest declares about one category of API. */
export interface DeclaredApi {
  type: string | null;
  reasons: string[];
}

/** Of the app, its extensions, frameworks and resource bundles. */
export function privacyManifests(pkg: PackageContents): BundleManifest[] {
  return pkg.bundles.flatMap((bundle) =>
    bundle.privacyManifest.state === 'read'
      ? [{ bundle, content: bundle.privacyManifest.content }]
      : [],
  );
}

export function declaredApis(content: PlistDict): DeclaredApi[] {
  return listOf(content, 'NSPrivacyAccessedAPITypes')
    .filter(isDict)
    .map((entry) => ({
      type: textOf(entry, 'NSPrivacyAccessedAPIType'),
      reasons: textsOf(entry, 'NSPrivacyAccessedAPITypeReasons'),
    }));
}

export function inManifest({ path }: PackageBundle, key?: string): string {
  const file = `${printable(path)}PrivacyInfo.xcprivacy`;
  return key === undefined ? file : `${file}, ${key}`;
}
