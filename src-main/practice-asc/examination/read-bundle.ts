import type { Archive } from './archive';
import type { BundleFacts, ExecutableFacts } from './package-facts';
import { executableHead, readExecutable } from './read-executable';
import { readPlist } from './read-plist';
import { largestProfile, readProfile } from './read-profile';
import { largestSignature, readSignature } from './read-signature';

const largestInfoPlist = 4 * 1024 * 1024;

async function profileIn(archive: Archive, folder: string): Promise<BundleFacts['profile']> {
  const path = `${folder}/embedded.mobileprovision`;
  if (!archive.has(path)) return 'missing';
  const bytes = await archive.readWhole(path, largestProfile);
  return (bytes && readProfile(bytes)) ?? 'unreadable';
}

/** The signature stands at the end of an executable, far behind its head. */
async function signatureIn(
  archive: Archive,
  path: string,
  executable: ExecutableFacts | null,
): Promise<BundleFacts['signature']> {
  const place = executable?.signedAt;
  if (!place || place.length > largestSignature) return null;
  const bytes = await archive.readPart(path, place.start, place.length);
  return bytes && readSignature(bytes);
}

/** Reads an app or an extension; null when its Info.plist is missing or broken. */
export async function readBundle(archive: Archive, folder: string): Promise<BundleFacts | null> {
  const bytes = await archive.readWhole(`${folder}/Info.plist`, largestInfoPlist);
  const info = bytes && readPlist(bytes);
  if (!info) return null;
  const name = info.CFBundleExecutable;
  const path = typeof name === 'string' && name !== '' ? `${folder}/${name}` : null;
  const head = path === null ? null : await archive.readStart(path, executableHead);
  const executable = head && readExecutable(head);
  return {
    folder,
    info,
    executable,
    signature: path === null ? null : await signatureIn(archive, path, executable),
    profile: await profileIn(archive, folder),
  };
}
