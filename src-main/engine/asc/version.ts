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

/** Compares numerically, component by component; negative when `one` comes first. */
export function compareVersions(one: string, other: string): number {
  const left = normalize(one).split('.').map(Number);
  const right = normalize(other).split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The next number after the highest of those given; null when none of them is a whole number. */
export function nextNumber(used: readonly string[]): string | null {
  const numbers = used.filter((one) => /^\d+$/.test(one)).map(BigInt);
  if (numbers.length === 0) return null;
  return String(numbers.reduce((highest, one) => (one > highest ? one : highest)) + 1n);
}
