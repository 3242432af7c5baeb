import { type Archive, withArchive } from './archive';
import type { BundleFacts, Examination, PackageFacts } from './package-facts';
import { readBundle } from './read-bundle';
import { readIcons } from './read-icons';

const appFolderName = /^Payload\/[^/]+\.app(?=\/)/;
const extensionName = /^Payload\/[^/]+\.app\/(?:PlugIns|Extensions)\/[^/]+\.appex(?=\/)/;
/** Real apps have a handful of extensions. */
const mostExtensions = 50;

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

/** The different folders whose paths fit, in order of first sight. */
function foldersLike({ names }: Archive, pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const name of names) {
    const folder = pattern.exec(name)?.[0];
    if (folder) found.add(folder);
  }
  return [...found];
}

async function readExtensions(archive: Archive) {
  const extensions: BundleFacts[] = [];
  const brokenExtensions: string[] = [];
  for (const folder of foldersLike(archive, extensionName).slice(0, mostExtensions)) {
    const extension = await readBundle(archive, folder);
    if (extension) extensions.push(extension);
    else brokenExtensions.push(folder);
  }
  return { extensions, brokenExtensions };
}

async function examine(archive: Archive): Promise<Examination> {
  const [folder, ...others] = foldersLike(archive, appFolderName);
  if (folder === undefined || others.length > 0) return { kind: 'unreadable', reason: 'archive' };
  const app = await readBundle(archive, folder);
  if (!app) return { kind: 'unreadable', reason: 'info' };
  return {
    kind: 'read',
    facts: factsOf(app.info),
    app,
    isSealed: archive.has(`${folder}/_CodeSignature/CodeResources`),
    icons: await readIcons(archive, `${folder}/`, app.info),
    ...(await readExtensions(archive)),
  };
}

/** Reads an arrived package, with readers that the publishing side does not use. */
export async function examinePackage(path: string): Promise<Examination> {
  return (await withArchive(path, examine)) ?? { kind: 'unreadable', reason: 'archive' };
}
