/** One to three numbers with dots between, which is all that both version keys allow. */
export function isVersionText(text: string): boolean {
  return text.length <= 18 && /^\d+(\.\d+){0,2}$/.test(text);
}

/** Whole numbers of any size: a build number may be a date and time with no dots. */
function numbers(version: string): bigint[] {
  return version.split('.').map(BigInt);
}

/** How App Store Connect spells a marketing version: leading zeros dropped, `1.02` is `1.2`. */
export function spellTrain(version: string): string {
  return numbers(version).join('.');
}

/** Below zero when `a` is the lower version. Missing places count as zero, so `1.0` equals `1.0.0`. */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0n) - (right[place] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

export function sameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}
