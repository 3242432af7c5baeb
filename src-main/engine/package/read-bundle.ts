import type { BundlePath } from './find-bundles';
import { limits } from './limits';
import type { PackageBundle } from './package-contents';
import { textOf } from './plist/plist-fields';
import { type PlistReading, readPlistDict } from './plist/read-plist-dict';
import { readProfile } from './profile/read-profile';
import type { ZipArchive } from './zip/zip-archive';

/** Reads the property lists of a bundle and its profile. Bad ones are told by checks, not here. */
export async function readBundle(zip: ZipArchive, found: BundlePath): Promise<PackageBundle> {
  const { path } = found;
  const file = (name: string) => zip.read(path + name, limits.plistBytes);
  const info = readPlistDict(await file('Info.plist'));
  const infoPlist = info.state === 'read' ? info.content : null;
  const executable = infoPlist && textOf(infoPlist, 'CFBundleExecutable');
  return {
    ...found,
    infoPlist,
    problem: problemOf(info),
    profile: readProfile(await file('embedded.mobileprovision')),
    privacyManifest: readPlistDict(await file('PrivacyInfo.xcprivacy')),
    executablePath: executable && path + executable,
  };
}

function problemOf(info: PlistReading): string | null {
  if (info.state === 'absent') return 'is missing';
  return info.state === 'unreadable' ? info.reason : null;
}
