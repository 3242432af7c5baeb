const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

function unitOf(bytes: number): number {
  let power = 0;
  while (power < units.length - 1 && bytes >= 1000 ** (power + 1) * 0.9995) power += 1;
  return power;
}

function inUnit(bytes: number, power: number): string {
  const amount = bytes / 1000 ** power;
  const digits = power === 0 ? 0 : power >= 3 || amount < 9.95 ? 1 : 0;
  return amount.toFixed(digits).replace(/\.0$/, '');
}

/** Decimal units, as the three systems' file windows show them: `184 MB`, `1.2 GB`. */
export function formatSize(bytes: number): string {
  const power = unitOf(bytes);
  return `${inUnit(bytes, power)} ${units[power]}`;
}

/** `212 of 480 MB`: both in the unit of the whole, so that the first number only ever counts up. */
export function formatSizeOf(bytes: number, total: number): string {
  const power = unitOf(total);
  return `${inUnit(Math.min(bytes, total), power)} of ${inUnit(total, power)} ${units[power]}`;
}
