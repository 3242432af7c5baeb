import type { InstallerFacts, PackageFacts, SliceFacts } from '../package-facts';
import { readCertificate } from '../read-certificates';
import { readExecutable } from '../read-executable';
import { PlistReader } from '../read-plist';
import { largestProfile, readProfile } from '../read-profile';
import type { Reading } from '../reading';
import { type OpenInstaller, openInstaller } from './open-installer';

const largestPlist = 4 * 1024 ** 2;
const largestIcon = 8 * 1024 ** 2;
/** Real apps have a few dozen. */
const maxExecutables = 200;

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function factsOf(info: Record<string, unknown>): PackageFacts {
  const { CFBundleSupportedPlatforms: platforms, ITSAppUsesNonExemptEncryption: answer } = info;
  const isOther = Array.isArray(platforms) && !platforms.includes('MacOSX');
  return {
    bundleId: textOf(info.CFBundleIdentifier),
    shortVersion: textOf(info.CFBundleShortVersionString),
    bundleVersion: textOf(info.CFBundleVersion),
    platform: isOther ? null : 'MAC_OS',
    minOsVersion: textOf(info.LSMinimumSystemVersion),
    usesNonExemptEncryption: typeof answer === 'boolean' ? answer : null,
  };
}

/** Where the app's own files are; null without exactly one app. */
function contentsFolder(names: readonly string[]): string | null {
  const found = new Set<string>();
  for (const name of names) {
    const app = /^.*?Payload\/(?:[^/]+\/)*?[^/]+\.app(?=\/)/.exec(name)?.[0];
    if (app) found.add(app);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : `${only}/Contents`;
}

/** The types of the pictures in an icon file. */
function iconTypes(bytes: Buffer | null): string[] {
  if (bytes?.toString('latin1', 0, 4) !== 'icns') return [];
  const types: string[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at + 4)))
    types.push(bytes.toString('latin1', at, at + 4));
  return types;
}

async function programsIn(reading: Reading): Promise<InstallerFacts['programs']> {
  const programs: { path: string; slices: readonly SliceFacts[] }[] = [];
  for (const path of reading.archive.names) {
    if (programs.length >= maxExecutables) break;
    const slices = await readExecutable(reading, path);
    const runnable = slices?.filter(({ fileType }) => fileType === 2) ?? [];
    if (runnable.length > 0) programs.push({ path, slices: runnable });
  }
  return programs;
}

async function quarantinedIn({ archive }: OpenInstaller): Promise<string[]> {
  const marked: string[] = [];
  for (const path of archive.names) {
    if (!/\/\._[^/]+$/.test(path)) continue;
    if (await archive.contains(path, Buffer.from('com.apple.quarantine'))) marked.push(path);
  }
  return marked;
}

/** Reads the package of a Mac app with readers that the publishing side does not use; null for one that can't be read. */
export async function examineInstaller(path: string): Promise<InstallerFacts | null> {
  const opened = await openInstaller(path);
  if (opened === null) return null;
  const { archive, modes, certificate } = opened;
  const plists = new PlistReader();
  const folder = contentsFolder(archive.names);
  const bytes = folder && (await archive.readWhole(`${folder}/Info.plist`, largestPlist));
  const info = bytes && plists.read(bytes);
  if (folder === null || !info) return null;
  const icon = textOf(info.CFBundleIconFile)?.replace(/\.icns$/, '');
  const profile = await archive.readWhole(`${folder}/embedded.provisionprofile`, largestProfile);
  return {
    kind: 'installer',
    facts: factsOf(info),
    info,
    folder,
    icons: iconTypes(
      icon ? await archive.readWhole(`${folder}/Resources/${icon}.icns`, largestIcon) : null,
    ),
    hasCatalog: archive.has(`${folder}/Resources/Assets.car`),
    signer: (certificate && readCertificate(certificate)?.facts) ?? null,
    profile: profile === null ? 'missing' : (readProfile(profile, plists) ?? 'unreadable'),
    programs: await programsIn({ archive, plists }),
    quarantined: await quarantinedIn(opened),
    unreadable: [...modes].filter(([, mode]) => isHidden(mode)).map(([name]) => name),
  };
}

/** Whether only its owner may read a file. */
function isHidden(mode: number): boolean {
  return (mode & 0o170000) === 0o100000 && (mode & 0o004) === 0;
}
