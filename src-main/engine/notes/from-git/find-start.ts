import type { GitStart } from '#shared/domain/git-notes';

/** A build by its version and number; the version may not be known. */
export interface BuildName {
  version: string | null;
  buildNumber: string;
}

/** The commit up to which a build was described, recorded when its notes were made. */
export interface UsedCommit extends BuildName {
  bundleId: string;
  commit: string;
}

interface Known {
  /** Builds that were published, the newest first. */
  published: readonly BuildName[];
  /** For this app. */
  used: readonly UsedCommit[];
  tags: readonly { name: string }[];
}

/** Where the commits since the last published build begin; the first that is certain, or null. */
export function findStart({ published, used, tags }: Known): GitStart | null {
  return usedStart(published, used) ?? taggedStart(published, tags) ?? newestTag(tags);
}

function usedStart(published: readonly BuildName[], used: readonly UsedCommit[]): GitStart | null {
  for (const build of published) {
    const own = used.find((one) => isSameBuild(one, build));
    if (own !== undefined) return { ref: own.commit, why: 'used', build: buildWords(own) };
  }
  return null;
}

/** A build of which the version is not known is the one with its number. */
export function isSameBuild(one: BuildName, other: BuildName): boolean {
  const isSameVersion =
    one.version === null || other.version === null || one.version === other.version;
  return isSameVersion && one.buildNumber === other.buildNumber;
}

function buildWords({ version, buildNumber }: BuildName): string {
  return version === null ? buildNumber : `${version} (${buildNumber})`;
}

function taggedStart(
  published: readonly BuildName[],
  tags: readonly { name: string }[],
): GitStart | null {
  for (const build of published) {
    const [best] = tags
      .map(({ name }) => ({ name, rank: rankOf(name, build) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank);
    if (best !== undefined) return { ref: best.name, why: 'build', build: buildWords(build) };
  }
  return null;
}

/** Zero for a tag of something else; a tag with the build number is more certain than one with the version alone. */
function rankOf(tag: string, { version, buildNumber }: BuildName): number {
  // `ios/v1.4.0-41`, `release-1.4.0(41)`, `build/41`: whatever stands before, and between both.
  const number = escaped(buildNumber);
  const end = String.raw`\)?$`;
  if (version !== null) {
    const whole = String.raw`(?:^|[^\d.])${escaped(version)}[-+_/. (]+(?:build[-_/. ]?|b)?${number}${end}`;
    if (new RegExp(whole, 'i').test(tag)) return 3;
  }
  // Not shown: an expression.
  if (new RegExp(String.raw`(?:^|[^a-z\d.])build[-_/. ]?${number}${end}`, 'i').test(tag)) return 2;
  if (version === null) return 0;
  return new RegExp(String.raw`(?:^|[^\d.])${escaped(version)}$`, 'i').test(tag) ? 1 : 0;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function newestTag([newest]: readonly { name: string }[]): GitStart | null {
  return newest === undefined ? null : { ref: newest.name, why: 'newest-tag', build: null };
}
