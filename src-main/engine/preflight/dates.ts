export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Whole days between two moments, rounded down; negative when it is past. */
export function daysUntil(moment: Date, today: Date): number {
  return Math.floor((moment.getTime() - today.getTime()) / dayMilliseconds);
}
