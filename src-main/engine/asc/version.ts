/** Apple drops leading zeros and trailing `.0`: 1.0, 1.0.0 and 01 are one version. */
function normalize(version: string): string {
  const numbers = version
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(BigInt(part)) : part));
  while (numbers.length > 1 && numbers.at(-1) === '0') numbers.pop();
  return numbers.join('.');
}

export function sameVersion(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}

/** Numbers with dots between; what else somebody wrote cannot be compared. */
function isVersion(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text);
}

/** Compares numerically, component by component; negative when `one` comes first. Numbers may be of any size. */
export function compareVersions(one: string, other: string): number {
  const left = normalize(one).split('.').map(asNumber);
  const right = normalize(other).split('.').map(asNumber);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0n) - (right[index] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

function asNumber(part: string): bigint {
  return /^\d+$/.test(part) ? BigInt(part) : 0n;
}

/** The highest of those that are versions, as it was written; null when none is. */
export function highestVersion(versions: readonly string[]): string | null {
  return versions.filter(isVersion).sort(compareVersions).at(-1) ?? null;
}

/** The one after the highest of those given, its last number raised by one; null when none of them can be compared. */
export function nextNumber(used: readonly string[]): string | null {
  const parts = highestVersion(used)?.split('.');
  const last = parts?.pop();
  return parts && last ? [...parts, String(BigInt(last) + 1n)].join('.') : null;
}
