import type { Archive } from './archive';
import type { BundleFacts } from './package-facts';
import { executableHead, readExecutable } from './read-executable';
import { readPlist } from './read-plist';
import { largestProfile, readProfile } from './read-profile';

const largestInfoPlist = 4 * 1024 * 1024;

async function profileIn(archive: Archive, folder: string): Promise<BundleFacts['profile']> {
  const path = `${folder}/embedded.mobileprovision`;
  if (!archive.has(path)) return 'missing';
  const bytes = await archive.readWhole(path, largestProfile);
  return (bytes && readProfile(bytes)) ?? 'unreadable';
}

/** Reads an app or an extension; null when its Info.plist is missing or broken. */
export async function readBundle(archive: Archive, folder: string): Promise<BundleFacts | null> {
  const bytes = await archive.readWhole(`${folder}/Info.plist`, largestInfoPlist);
  const info = bytes && readPlist(bytes);
  if (!info) return null;
  const name = info.CFBundleExecutable;
  const head =
    typeof name === 'string' && name !== ''
      ? await archive.readStart(`${folder}/${name}`, executableHead)
      : null;
  return {
    folder,
    info,
    executable: head && readExecutable(head),
    profile: await profileIn(archive, folder),
  };
}
