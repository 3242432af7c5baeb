/* Counts, sizes and durations, alike in the window, the command, notices and findings. */

/** Of everything that is shown: English, with 24 hours and the day before the month. */
export const language = 'en-GB';

/** With a capital and a period, whether or not it had them. */
export function asSentence(words: string): string {
  const trimmed = words.trim();
  if (trimmed === '') return '';
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const exactTenths = new Intl.NumberFormat(language, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const list = new Intl.ListFormat(language, { type: 'conjunction' });

/** `4,000` */
export function formatWhole(count: number): string {
  return whole.format(count);
}

/** `1 tester`, `214 testers` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatWhole(count)} ${count === 1 ? one : many}`;
}

/** `QA, Friends and Beta circle` */
export function listed(names: readonly string[]): string {
  return list.format(names);
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

function unitOf(bytes: number): number {
  let power = 0;
  while (power < units.length - 1 && bytes >= 1000 ** (power + 1) * 0.9995) power += 1;
  return power;
}

function inUnit(bytes: number, power: number): string {
  const amount = bytes / 1000 ** power;
  const hasTenths = power >= 3 || (power > 0 && amount < 9.95);
  return (hasTenths ? tenths : whole).format(amount);
}

/** Decimal units, as in the file managers of the three systems: `184 MB`, `1.2 GB`. */
export function formatSize(bytes: number): string {
  const power = unitOf(bytes);
  return `${inUnit(bytes, power)} ${units[power]}`;
}

/** `212 of 480 MB`: both in the unit of the total, so that the first number only ever counts up. */
export function formatSizeOf(bytes: number, total: number): string {
  const power = unitOf(total);
  return `${inUnit(Math.min(bytes, total), power)} of ${inUnit(total, power)} ${units[power]}`;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `0.4 s`, `38 s`, `6 min 12 s`, `1 h 4 min` */
export function duration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < 0.05 * second) return 'under 0.1 s';
  if (length < 9.95 * second) return `${exactTenths.format(length / second)} s`;
  if (length < minute) return `${Math.floor(length / second)} s`;
  if (length < hour) {
    const seconds = Math.floor((length % minute) / second);
    return `${Math.floor(length / minute)} min${seconds > 0 ? ` ${seconds} s` : ''}`;
  }
  const minutes = Math.floor((length % hour) / minute);
  return `${Math.floor(length / hour)} h${minutes > 0 ? ` ${minutes} min` : ''}`;
}
