/* Dates and times in this computer's time zone, alike in the window, the command and notifications. */
import { duration, formatWhole } from './format';
import { perLocale } from './language';
import { translate } from './translate';

const clock = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }),
);
const clockToTheSecond = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
);
const day = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
);
const dayAndYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
);
const dayAndYearUtc = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const moment = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
const shortMomentFormat = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
const weekday = perLocale((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }));
const weekdayAndDay = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short' }),
);

const monthAndYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
);

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** `14:02` */
export function clockTime(iso: string): string {
  return formatted(clock(), iso);
}

/** `14:02:11` */
export function clockSeconds(iso: string): string {
  return formatted(clockToTheSecond(), iso);
}

/** `18 Nov 2026, 14:02` */
export function fullTime(iso: string): string {
  return formatted(moment(), iso);
}

/** `3 Sept 2027`, in UTC: the day that a profile or certificate names. */
export function dayOfYear(iso: string): string {
  return formatted(dayAndYearUtc(), iso);
}

/** What is no time is shown as it is. */
function formatted(format: Intl.DateTimeFormat, iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : format.format(date);
}

function isSameYear(date: Date, now: number): boolean {
  return date.getFullYear() === new Date(now).getFullYear();
}

/** `18 Nov`, with the year when it is another one. */
export function dayOf(iso: string, now: number): string {
  return formatted(isSameYear(new Date(iso), now) ? day() : dayAndYear(), iso);
}

function age(milliseconds: number): string {
  if (milliseconds < minute) return translate('time.just-now');
  if (milliseconds < hour)
    return translate('time.minutes-ago', {
      minutes: formatWhole(Math.floor(milliseconds / minute)),
    });
  return translate('time.hours-ago', { hours: formatWhole(Math.floor(milliseconds / hour)) });
}

/** `14:02, 3 min ago` today, `18 Nov, 14:31` on any other day. */
export function timeWithAge(iso: string, now: number): string {
  const date = new Date(iso);
  if (date.toDateString() !== new Date(now).toDateString()) return shortMoment(iso, now);
  return translate('time.with-age', {
    time: clockTime(iso),
    age: age(Math.max(0, now - date.getTime())),
  });
}

/** `11:26` today, `18 Nov, 11:26` on any other day. */
export function shortMoment(iso: string, now: number): string {
  const date = new Date(iso);
  if (date.toDateString() === new Date(now).toDateString()) return clockTime(iso);
  return isSameYear(date, now) ? formatted(shortMomentFormat(), iso) : fullTime(iso);
}

/** A rough remaining time: whole seconds, never less than one. */
export function timeLeft(milliseconds: number): string {
  const left =
    milliseconds < 9.95 * second
      ? translate('duration.seconds', {
          seconds: formatWhole(Math.max(1, Math.ceil(milliseconds / second))),
        })
      : duration(milliseconds);
  return translate('time.left', { left });
}

/** Whole days left; negative once it is past. */
export function daysUntil(iso: string, now: number): number {
  return Math.floor((new Date(iso).getTime() - now) / dayLength);
}

/** `2026-11-28` in this computer's time zone; empty for an unknown time. */
export function dayKey(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  return `${date.getFullYear()}-${month}-${day}`;
}

/** `December 2026` */
export function monthOf(iso: string): string {
  return formatted(monthAndYear(), iso);
}

interface DayTitle {
  title: string;
  /** Beside the title, in a quieter style. */
  aside: string;
}

/** `Today` with `Saturday 28 Nov`, `Thursday` with `26 Nov`, and past a week `12 Nov` with `Thursday`. */
export function dayTitle(key: string, now: number): DayTitle {
  if (key === '') return { title: translate('time.unknown-day'), aside: '' };
  const iso = `${key}T12:00:00`;
  const [date, name] = [dayOf(iso, now), formatted(weekday(), iso)];
  if (key === dayKey(new Date(now).toISOString()))
    return { title: translate('time.today'), aside: formatted(weekdayAndDay(), iso) };
  const today = `${dayKey(new Date(now).toISOString())}T12:00:00`;
  const daysAgo = Math.round((Date.parse(today) - Date.parse(iso)) / dayLength);
  if (daysAgo === 1)
    return { title: translate('time.yesterday'), aside: formatted(weekdayAndDay(), iso) };
  return daysAgo > 1 && daysAgo < 7 ? { title: name, aside: date } : { title: date, aside: name };
}

/** Under its day's heading: `14:02, 3 min ago` today, `14:02` on any other day. */
export function timeUnderDay(iso: string, now: number): string {
  if (dayKey(iso) === '') return '';
  const isToday = dayKey(iso) === dayKey(new Date(now).toISOString());
  return isToday ? timeWithAge(iso, now) : clockTime(iso);
}
