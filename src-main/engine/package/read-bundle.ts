import { type Message, message } from '#shared/words/message';
import type { ZipArchive } from './archive/archive';
import { limits } from './limits';
import type { BundleInfo, BundlePath, PackageBundle, ProfileReading } from './package-contents';
import { type PlistReading, readPlistDict } from './plist/read-plist';
import { type PlistDict, textOf } from './plist/value';
import { readSeal } from './read-seal';
import { printable, type Refuse } from './refusal';
import { readProfile } from './signature/read-profile';

/** Reads the Info.plist of a bundle. A bad one is reported by a check, not here. */
export async function readBundleInfo(zip: ZipArchive, found: BundlePath): Promise<BundleInfo> {
  const { path } = found;
  const info = readPlistDict(await zip.read(`${path}Info.plist`, limits.plistBytes));
  const infoPlist = info.state === 'read' ? info.content : null;
  const executable = infoPlist && textOf(infoPlist, 'CFBundleExecutable');
  return {
    ...found,
    infoPlist,
    problem: problemOf(info),
    repeatedKeys: info.state === 'read' ? info.repeatedKeys : [],
    executablePath: executable && !executable.includes('/') ? path + executable : null,
  };
}

/** The same for the app. Throws package-plist-unreadable, since nothing is known without it. */
export async function readAppInfo(
  zip: ZipArchive,
  app: BundlePath,
  refuse: Refuse,
): Promise<BundleInfo & { infoPlist: PlistDict }> {
  const info = await readBundleInfo(zip, app);
  const { infoPlist, path, problem } = info;
  if (infoPlist !== null) return { ...info, infoPlist };
  if (!zip.has(`${path}Info.plist`) && zip.has(`${path}Contents/Info.plist`)) {
    refuse(
      'package-without-app',
      (name) =>
        message('error.package-without-app.mac-app', { package: name, app: printable(path) }),
      { whatToDo: message('error.package-without-app.mac-app-fix') },
    );
  }
  const file = printable(`${path}Info.plist`);
  return refuse('package-plist-unreadable', (name) =>
    message('error.package-plist-unreadable.detail', {
      package: name,
      file,
      problem: problem ?? message('unreadable.missing'),
    }),
  );
}

/** Reads the files beside the Info.plist: the profile, the list of signed files and the privacy manifest. */
export async function readBundle(zip: ZipArchive, info: BundleInfo): Promise<PackageBundle> {
  const { path, kind } = info;
  const privacyManifest = await zip.read(`${path}PrivacyInfo.xcprivacy`, limits.plistBytes);
  return {
    ...info,
    profile: await readBundleProfile(zip, path),
    sealedFiles: kind === 'resource-bundle' ? null : await readSeal(zip, path),
    privacyManifest: readPlistDict(privacyManifest),
  };
}

export async function readBundleProfile(zip: ZipArchive, path: string): Promise<ProfileReading> {
  return readProfile(await zip.read(`${path}embedded.mobileprovision`, limits.plistBytes));
}

function problemOf(info: PlistReading): Message | null {
  if (info.state === 'absent') return message('unreadable.missing');
  return info.state === 'unreadable' ? info.reason : null;
}
