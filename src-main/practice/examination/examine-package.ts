import { type Archive, withArchive } from './archive';
import { findBundles } from './find-bundles';
import { examineInstaller } from './installer/examine-installer';
import { isInstaller } from './installer/open-installer';
import type { BundleFacts, Examination, PackageFacts } from './package-facts';
import { readBundle } from './read-bundle';
import { readIcons } from './read-icons';
import { PlistReader } from './read-plist';
import { findStrayBinaries } from './stray-binaries';

/** Names with this prefix are written by macOS beside the files that it packs. */
const appFolderName = /^Payload\/(?!\._)[^/]+\.app(?=\/)/;

const platformNames: Record<string, PackageFacts['platform']> = {
  iphoneos: 'IOS',
  appletvos: 'TV_OS',
  xros: 'VISION_OS',
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function platformOf(info: Record<string, unknown>): PackageFacts['platform'] {
  const supported = info.CFBundleSupportedPlatforms;
  const first = Array.isArray(supported) ? textOf(supported[0]) : null;
  const name = first ?? textOf(info.DTPlatformName);
  return platformNames[name?.toLowerCase() ?? ''] ?? null;
}

function factsOf(info: Record<string, unknown>): PackageFacts {
  const encryption = info.ITSAppUsesNonExemptEncryption;
  return {
    bundleId: textOf(info.CFBundleIdentifier),
    shortVersion: textOf(info.CFBundleShortVersionString),
    bundleVersion: textOf(info.CFBundleVersion),
    platform: platformOf(info),
    minOsVersion: textOf(info.MinimumOSVersion),
    usesNonExemptEncryption: typeof encryption === 'boolean' ? encryption : null,
  };
}

/** The folders of all apps in the package. */
function appFolders({ names }: Archive): string[] {
  const found = new Set<string>();
  for (const name of names) {
    const folder = appFolderName.exec(name)?.[0];
    if (folder) found.add(folder);
  }
  return [...found];
}

/** Folders that hold only files need no Info.plist; if one has it, it must be valid. */
function hasToBeRead(archive: Archive, { kind, folder }: Pick<BundleFacts, 'kind' | 'folder'>) {
  return kind !== 'resources' || archive.has(`${folder}/Info.plist`);
}

async function readBundles(archive: Archive, app: string) {
  const bundles: BundleFacts[] = [];
  const brokenBundles: string[] = [];
  const plists = new PlistReader();
  for (const place of findBundles(archive.names, app)) {
    const bundle = await readBundle({ archive, plists }, place);
    if (bundle) bundles.push(bundle);
    else if (hasToBeRead(archive, place)) brokenBundles.push(place.folder);
  }
  return { bundles, brokenBundles };
}

async function examine(archive: Archive): Promise<Examination> {
  const [folder, ...others] = appFolders(archive);
  if (folder === undefined || others.length > 0) return { kind: 'unreadable', reason: 'archive' };
  const { bundles, brokenBundles } = await readBundles(archive, folder);
  const [app] = bundles;
  if (app?.kind !== 'app') return { kind: 'unreadable', reason: 'info' };
  return {
    kind: 'read',
    facts: factsOf(app.info),
    app,
    isSealed: archive.has(`${folder}/_CodeSignature/CodeResources`),
    icons: await readIcons(archive, `${folder}/`, app.info),
    bundles,
    brokenBundles,
    strayBinaries: await findStrayBinaries(archive, bundles, brokenBundles),
    files: new Map(archive.names.map((name) => [name, archive.sizeOf(name)])),
  };
}

/** Reads an uploaded package with readers that the publishing side does not use. */
export async function examinePackage(path: string): Promise<Examination> {
  if (await isInstaller(path))
    return (await examineInstaller(path)) ?? { kind: 'unreadable', reason: 'installer' };
  return (await withArchive(path, examine)) ?? { kind: 'unreadable', reason: 'archive' };
}
