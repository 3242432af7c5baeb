/* Counts, sizes and durations, alike in the window, the command, notifications and findings. */
import { perLocale } from './language';
import { translate } from './translate';

const whole = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const tenths = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const exactTenths = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const signedPercent = perLocale((locale) =>
  [0, 1].map(
    (maximumFractionDigits) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        signDisplay: 'exceptZero',
        maximumFractionDigits,
      }),
  ),
);
const and = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const or = perLocale((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** `4,000` */
export function formatWhole(count: number): string {
  return whole().format(count);
}

/** `+4%`, `-0.6%`: a change as a part of what was before. */
export function formatChange(part: number): string {
  return signedPercent()[Math.abs(part) < 0.1 ? 1 : 0]?.format(part) ?? '';
}

/** `0.4`, `38` */
export function formatTenths(count: number): string {
  return tenths().format(count);
}

/** `QA, Friends and Beta circle` */
export function listed(names: readonly string[]): string {
  return and().format(names);
}

/** `QA, Friends or Beta circle` */
export function listedOr(names: readonly string[]): string {
  return or().format(names);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const inUnits = perLocale((locale) =>
  units.map((unit, power) => {
    const amount = { style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short' } as const;
    return [0, 1].map(
      (digits) => new Intl.NumberFormat(locale, { ...amount, maximumFractionDigits: digits }),
    );
  }),
);

function unitOf(bytes: number): number {
  let power = 0;
  while (power < units.length - 1 && bytes >= 1000 ** (power + 1) * 0.9995) power += 1;
  return power;
}

function hasTenths(bytes: number, power: number): boolean {
  return power >= 3 || (power > 0 && bytes / 1000 ** power < 9.95);
}

/** Decimal units, as in the file managers of the three systems: `184 MB`, `1.2 GB`, in French `184 Mo`. */
export function formatSize(bytes: number): string {
  const power = unitOf(bytes);
  const format = inUnits()[power]?.[hasTenths(bytes, power) ? 1 : 0];
  return format?.format(bytes / 1000 ** power) ?? '';
}

/** `212` of `480 MB`: a number in the unit of the total, so that it only ever counts up. */
export function formatSizeIn(bytes: number, total: number): string {
  const power = unitOf(total);
  const amount = Math.min(bytes, total);
  return (hasTenths(amount, power) ? tenths() : whole()).format(amount / 1000 ** power);
}

/** `212 of 480 MB` */
export function formatSizeOf(bytes: number, total: number): string {
  return translate('size.of-total', {
    done: formatSizeIn(bytes, total),
    total: formatSize(total),
  });
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `0.4 s`, `38 s`, `6 min 12 s`, `1 h 4 min` */
export function duration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < 0.05 * second)
    return translate('duration.instant', { seconds: exactTenths().format(0.1) });
  if (length < 9.95 * second)
    return translate('duration.seconds', { seconds: exactTenths().format(length / second) });
  if (length < minute) return wholeSeconds(length);
  if (length < hour) {
    const seconds = Math.floor((length % minute) / second);
    const minutes = translate('duration.minutes', {
      minutes: formatWhole(Math.floor(length / minute)),
    });
    if (seconds === 0) return minutes;
    return translate('duration.pair', { larger: minutes, smaller: wholeSeconds(length % minute) });
  }
  const minutes = Math.floor((length % hour) / minute);
  const hours = translate('duration.hours', { hours: formatWhole(Math.floor(length / hour)) });
  if (minutes === 0) return hours;
  return translate('duration.pair', {
    larger: hours,
    smaller: translate('duration.minutes', { minutes: formatWhole(minutes) }),
  });
}

/** The same in whole seconds, for a time that is counted on screen; never less than one. */
export function wholeDuration(milliseconds: number): string {
  const length = Math.max(second, milliseconds);
  return length < minute ? wholeSeconds(length) : duration(length);
}

function wholeSeconds(milliseconds: number): string {
  return translate('duration.seconds', { seconds: formatWhole(Math.floor(milliseconds / second)) });
}
