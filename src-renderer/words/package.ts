import { sameVersion } from '#shared/asc/version-numbers';
import type { Destination } from '#shared/domain/destination';
import type { Finding, Severity } from '#shared/domain/finding';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo, Platform, Signing } from '#shared/domain/package-info';
import { formatSize, listed } from '#shared/words/format';
import { message } from '#shared/words/message';
import { appName } from '#shared/words/names';
import { inPieces, say } from '#shared/words/say';
import { dayOf, daysUntil } from '#shared/words/time';
import type { Piece } from '#shared/words/translate';
import { passedChecks } from './finding';
import { strong } from './format';

const systems: Record<Platform, string> = {
  IOS: 'iOS',
  TV_OS: 'tvOS',
  VISION_OS: 'visionOS',
  MAC_OS: 'macOS',
};

/** `tvOS`; a platform that Apple added later is shown as Apple writes it. */
export function platformName(platform: string | null): string {
  return platform === null
    ? ''
    : (Object.entries(systems).find(([id]) => id === platform)?.[1] ?? platform);
}

/** `1.4.0 (42)`, with a dash for what the package lacks. */
export function versionAndBuild(info: {
  version: string | null;
  buildNumber: string | null;
}): string {
  return `${info.version || '–'} (${info.buildNumber || '–'})`;
}

/** Over the window while files are dragged over it. */
export function dropWords(files: number): string {
  return say('drop.over', { files });
}

/** About dropped files that are not packages. */
export function skippedWords(names: readonly string[]): string {
  const skipped = say('drop.skipped', { files: { list: [...names] }, count: names.length });
  const isKey = names.some((name) => /\.p8$/i.test(name));
  return isKey ? `${skipped} ${say('drop.key-alone')}` : skipped;
}

/** Announced once a package was read on this computer; App Store Connect has not been asked yet. */
export function openedWords({ info, checks, findings }: OpenedPackage): string {
  const name = `${appName(info)} ${versionAndBuild(info)}`;
  const count = (severity: Severity) =>
    findings.filter((finding: Finding) => finding.severity === severity).length;
  const [blockers, warnings] = [count('blocker'), count('warning')];
  if (blockers > 0) return say('package-card.read-blockers', { package: name, count: blockers });
  if (warnings > 0) return say('package-card.read-warnings', { package: name, count: warnings });
  return say('package-card.read-passed', { package: name, count: passedChecks(checks, findings) });
}

function profilePieces(signing: Signing, now: number): Piece[][] {
  if (signing.profileExpires === null) return [];
  const days = daysUntil(signing.profileExpires, now);
  if (days < 0) {
    const day = dayOf(signing.profileExpires, now);
    return [inPieces(message('package-card.profile-expired', { day }))];
  }
  const expires =
    days === 0
      ? message('package-card.profile-expires-today')
      : message('package-card.profile-expires', { days });
  return [inPieces(expires)];
}

/** `Signed for the App Store by Northwind Apps`, and how long its profile is valid. */
export function signingPieces(signing: Signing, now: number): Piece[][] {
  const { kind } = signing;
  if (kind === 'unknown') return [];
  if (kind === 'unsigned') return [inPieces(message('package-card.unsigned'))];
  const team = signing.teamName ?? signing.teamId;
  const signed =
    team === null
      ? message(`package-card.signed.${kind}`)
      : message(`package-card.signed-by.${kind}`, { team });
  return [inPieces(signed), ...profilePieces(signing, now)];
}

function minimumOsPieces(platform: Platform | null, version: string): Piece[] {
  return inPieces(
    platform === null
      ? message('package-card.minimum-os-unknown', { version })
      : message('package-card.minimum-os', { system: systems[platform], version }),
  );
}

/** The package's facts, one list of pieces each; missing ones are left out. */
export function packageFacts(info: PackageInfo, now: number): Piece[][] {
  const facts: Piece[][] = [[strong(formatSize(info.size))]];
  if (info.minimumOsVersion !== null)
    facts.push(minimumOsPieces(info.platform, info.minimumOsVersion));
  if (info.deviceFamilies.length > 0) facts.push([strong(listed(info.deviceFamilies))]);
  if (info.sdk !== null) facts.push(inPieces(message('package-card.sdk', { sdk: info.sdk })));
  return [...facts, ...signingPieces(info.signing, now)];
}

/** `Build number 42 is available. Latest on App Store Connect: 41, 18 Nov.` */
export function buildNumberWords(info: PackageInfo, destination: Destination, now: number): string {
  const { latestBuild: latest, findings } = destination;
  const isTaken = findings.some((finding) => finding.severity === 'blocker');
  const available =
    isTaken || info.buildNumber === null
      ? []
      : [say('package-card.number-available', { number: info.buildNumber })];
  if (latest === null)
    return available.length === 0 ? '' : [...available, say('package-card.first-build')].join(' ');
  const build =
    latest.version === null || sameVersion(latest.version, info.version)
      ? latest.buildNumber
      : versionAndBuild(latest);
  const last =
    latest.uploadedDate === null
      ? say('package-card.latest-undated', { build })
      : say('package-card.latest', { build, day: dayOf(latest.uploadedDate, now) });
  return [...available, last].join(' ');
}
