import type { BundlePlace } from './find-bundles';
import type { BundleFacts } from './package-facts';
import { readExecutable } from './read-executable';
import { asObject, PlistReader } from './read-plist';
import { largestProfile, readProfile } from './read-profile';
import type { Reading } from './reading';

const largestPlist = 4 * 1024 * 1024;

async function profileIn(
  { archive, plists }: Reading,
  folder: string,
): Promise<BundleFacts['profile']> {
  const path = `${folder}/embedded.mobileprovision`;
  if (!archive.has(path)) return 'missing';
  const bytes = await archive.readWhole(path, largestProfile);
  return (bytes && readProfile(bytes, plists)) ?? 'unreadable';
}

async function privacyIn(
  { archive, plists }: Reading,
  folder: string,
): Promise<BundleFacts['privacy']> {
  const path = `${folder}/PrivacyInfo.xcprivacy`;
  if (!archive.has(path)) return 'missing';
  const bytes = await archive.readWhole(path, largestPlist);
  return (bytes && plists.read(bytes)) ?? 'unreadable';
}

const largestSeal = 8 * 1024 * 1024;

/**
 * Read with its own budget: the Info.plist of a large app would use up the one shared by the other property lists.
 */
async function sealedIn({ archive }: Reading, folder: string): Promise<BundleFacts['sealed']> {
  const bytes = await archive.readWhole(`${folder}/_CodeSignature/CodeResources`, largestSeal);
  const list = bytes && new PlistReader().read(bytes);
  const files = asObject(list?.files2) ?? asObject(list?.files);
  if (files === null) return null;
  return Object.entries(files)
    .filter(([, about]) => asObject(about)?.optional !== true)
    .map(([path]) => path.normalize('NFC'));
}

/** Where the executable of a bundle has to be; null when its Info.plist names none, or a path outside. */
export function executablePath({ folder, info }: Pick<BundleFacts, 'folder' | 'info'>) {
  const name = info.CFBundleExecutable;
  return typeof name === 'string' && name !== '' && !name.includes('/')
    ? `${folder}/${name}`
    : null;
}

/** Reads the app or a bundle in it; null when its Info.plist is missing or broken. */
export async function readBundle(
  reading: Reading,
  place: BundlePlace,
): Promise<BundleFacts | null> {
  const { folder } = place;
  const bytes = await reading.archive.readWhole(`${folder}/Info.plist`, largestPlist);
  const info = bytes && reading.plists.read(bytes);
  if (!info) return null;
  const path = executablePath({ folder, info });
  return {
    ...place,
    info,
    slices: path === null ? null : await readExecutable(reading, path),
    profile: await profileIn(reading, folder),
    sealed: place.kind === 'resources' ? null : await sealedIn(reading, folder),
    privacy: await privacyIn(reading, folder),
  };
}
