import { sameVersion } from '#shared/asc/version-numbers';
import type { Destination } from '#shared/domain/destination';
import type { PackageInfo, Platform, Signing, SigningKind } from '#shared/domain/package-info';
import { counted, formatSize } from '#shared/words/format';
import { dayOf, daysUntil } from '#shared/words/time';
import { type Piece, plain, strong } from './format';

const systems: Record<Platform, string> = {
  IOS: 'iOS',
  TV_OS: 'tvOS',
  VISION_OS: 'visionOS',
  MAC_OS: 'macOS',
};

const signedFor: Record<Exclude<SigningKind, 'unsigned'>, string> = {
  'app-store': 'Signed for the App Store',
  'ad-hoc': 'Signed for ad hoc distribution',
  development: 'Signed for development',
  enterprise: 'Signed for in-house distribution',
};

/** `1.4.0 (42)`, with a dash for what the package lacks. */
export function versionAndBuild(info: {
  version: string | null;
  buildNumber: string | null;
}): string {
  return `${info.version ?? '–'} (${info.buildNumber ?? '–'})`;
}

/** Over the window while files are dragged over it. */
export function dropWords(files: number): string {
  return files > 1 ? 'Drop to open them one after another' : 'Drop to inspect';
}

/** Announced when several packages were handed over at once. */
export function waitingWords(count: number): string {
  return count === 1
    ? 'One more package waits for its turn.'
    : `${counted(count, 'package')} wait for their turn.`;
}

/** Announced on other screens than Publish when the next package is opened. */
export function nextWords(fileName: string): string {
  return `${fileName} is next, on Publish.`;
}

/** About dropped files that are not packages. */
export function leftOutWords(names: readonly string[]): string {
  const isKey = names.some((name) => /\.p8$/i.test(name));
  const left = `Left out, because ${names.length === 1 ? 'it is' : 'they are'} not an .ipa: ${names.join(', ')}.`;
  return isKey ? `${left} Drop a key alone to add it.` : left;
}

function profilePieces(signing: Signing, now: number): Piece[] {
  if (signing.profileExpires === null) return [];
  const days = daysUntil(signing.profileExpires, now);
  if (days < 0)
    return [plain(', profile '), strong(`expired on ${dayOf(signing.profileExpires, now)}`)];
  return [plain(', profile good for '), strong(counted(days, 'day'))];
}

/** `Signed for the App Store by Northwind Apps, profile good for 212 days` */
export function signingPieces(signing: Signing, now: number): Piece[] {
  if (signing.kind === 'unsigned') return [strong('Not signed')];
  const team = signing.teamName ?? signing.teamId;
  const by = team === null ? [] : [plain(' by '), strong(team)];
  return [plain(signedFor[signing.kind]), ...by, ...profilePieces(signing, now)];
}

/** The package's facts, one list of pieces each; missing ones are left out. */
export function packageFacts(info: PackageInfo, now: number): Piece[][] {
  const system = info.platform === null ? 'System' : systems[info.platform];
  const facts: Piece[][] = [[strong(formatSize(info.size))]];
  if (info.minimumOsVersion !== null) {
    facts.push([plain(`${system} `), strong(info.minimumOsVersion), plain(' or later')]);
  }
  if (info.deviceFamilies.length > 0) facts.push([strong(info.deviceFamilies.join(', '))]);
  if (info.sdk !== null) facts.push([plain('SDK '), strong(info.sdk)]);
  facts.push(signingPieces(info.signing, now));
  return facts;
}

/** `Build 42 is free; the last one at Apple is 41, from 18 Nov.` */
export function buildNumberWords(info: PackageInfo, destination: Destination, now: number): string {
  const latest = destination.latestBuild;
  const taken = destination.findings.some((finding) => finding.severity === 'blocker');
  const free = taken || info.buildNumber === null ? '' : `Build ${info.buildNumber} is free`;
  if (latest === null) return free === '' ? '' : `${free}; it is the first one at Apple.`;
  const name =
    latest.version === null || sameVersion(latest.version, info.version)
      ? latest.buildNumber
      : versionAndBuild(latest);
  const from = latest.uploadedDate === null ? '' : `, from ${dayOf(latest.uploadedDate, now)}`;
  const last = `last one at Apple is ${name}${from}.`;
  return free === '' ? `The ${last}` : `${free}; the ${last}`;
}
