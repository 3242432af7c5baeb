/**
 * Compares dotted versions by their numbers: negative when `a` is the lower one. Null when one of
 * them is not made of numbers, so that nothing is concluded from it.
 */
export function compareVersions(a: string, b: string): number | null {
  const left = numbersOf(a);
  const right = numbersOf(b);
  if (left === null || right === null) return null;
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` is certainly lower than `floor`. */
export function isBelow(version: string, floor: string): boolean {
  return (compareVersions(version, floor) ?? 0) < 0;
}

function numbersOf(version: string): number[] | null {
  return /^\d{1,9}(\.\d{1,9})*$/.test(version) ? version.split('.').map(Number) : null;
}
