/** The value that a fraction of the values does not exceed; the median for 0.5. */
export function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  const place = Math.min(ordered.length - 1, Math.max(0, Math.ceil(share * ordered.length) - 1));
  return ordered[place] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median with the lowest and highest value: the noise of this run. */
export function withNoise(values: readonly number[], unit: string, digits = 0): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)];
  const [first, mid, last] = [low, middle, high].map((value) => value.toFixed(digits));
  return `${mid} ${unit} (${first}-${last})`;
}

/** Compares two series that were measured together, round by round. */
export function ratio(values: readonly number[], peers: readonly number[]): string {
  const each = values.map((value, round) => value / (peers[round] ?? Number.NaN));
  return `${median(each).toFixed(2)} x`;
}
