/** A version or a build number: one to three whole numbers separated by periods (errors 90058 and 90060). */
export const versionForm = /^\d+(\.\d+){0,2}$/;

/** Build numbers with four components have been accepted (codemagic, recorded responses of 2025). */
export const acceptedBuildForm = /^\d+(\.\d+)*$/;

/** Longer numbers are reported to be refused; no message of Apple's about it is known. */
export const longestVersion = 18;

/**
 * Apple drops leading zeros and trailing `.0`: 1.0, 1.0.0 and 01 are one version (app-store-connect.md, uploads 14).
 */
export function normalizeVersion(version: string): string {
  const numbers = version
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(BigInt(part)) : part));
  while (numbers.length > 1 && numbers.at(-1) === '0') numbers.pop();
  return numbers.join('.');
}

/**
 * Every spelling under which Apple may have stored a number: filters compare text, and only find the stored spelling.
 * A query for all of them separates them by commas; callers compare the results with `sameVersion`.
 */
export function spellingsOf(version: string): string {
  const parts = normalizeVersion(version).split('.');
  const padded = [1, 2, 3].map((length) =>
    [...parts, ...Array<string>(Math.max(0, length - parts.length)).fill('0')].join('.'),
  );
  return [...new Set([version, ...padded])].join(',');
}

/** Whether Apple considers both the same number; an unknown number equals nothing. */
export function sameVersion(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && normalizeVersion(one) === normalizeVersion(other);
}

/** Numbers separated by dots; anything else cannot be compared. */
export function isVersion(text: string | null): text is string {
  return text !== null && /^\d+(\.\d+)*$/.test(text);
}

/** Compares numerically, component by component; negative when `one` is lower. Numbers may have any size. */
export function compareVersions(one: string, other: string): number {
  const left = normalizeVersion(one).split('.').map(asNumber);
  const right = normalizeVersion(other).split('.').map(asNumber);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0n) - (right[index] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

/** Whether a version is certainly lower than another; an invalid version is lower than nothing. */
export function isBelow(version: string, floor: string): boolean {
  return isVersion(version) && isVersion(floor) && compareVersions(version, floor) < 0;
}

function asNumber(part: string): bigint {
  return /^\d+$/.test(part) ? BigInt(part) : 0n;
}

/** The highest valid version, as it was written; null when there is none. */
export function highestVersion(versions: readonly string[]): string | null {
  return versions.filter(isVersion).sort(compareVersions).at(-1) ?? null;
}

/** The highest of the given numbers with its last component incremented; null when none of them can be compared. */
export function nextNumber(used: readonly string[]): string | null {
  const parts = highestVersion(used)?.split('.');
  const last = parts?.pop();
  return parts && last ? [...parts, String(BigInt(last) + 1n)].join('.') : null;
}
