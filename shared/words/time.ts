import { duration, language } from '#shared/words/format';

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `14:02` */
export function clockTime(iso: string): string {
  return clock.format(new Date(iso));
}

const clockToTheSecond = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });

/** `14:02:11` */
export function clockSeconds(iso: string): string {
  return clockToTheSecond.format(new Date(iso));
}

/** `18 Nov 2026, 14:02` */
export function fullTime(iso: string): string {
  return `${dayAndYear.format(new Date(iso))}, ${clockTime(iso)}`;
}

/** `18 Nov`, with the year when it is another one. */
export function dayOf(iso: string, now: number): string {
  const date = new Date(iso);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayAndYear).format(date);
}

function age(milliseconds: number): string {
  if (milliseconds < minute) return 'just now';
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min ago`;
  return `${Math.floor(milliseconds / hour)} h ago`;
}

/** `14:02, 3 min ago` today, `18 Nov, 14:31` on any other day. */
export function timeWithAge(iso: string, now: number): string {
  const date = new Date(iso);
  if (date.toDateString() !== new Date(now).toDateString()) {
    return `${dayOf(iso, now)}, ${clockTime(iso)}`;
  }
  return `${clockTime(iso)}, ${age(Math.max(0, now - date.getTime()))}`;
}

/** `11:26` today, `18 Nov, 11:26` on any other day. */
export function shortMoment(iso: string, now: number): string {
  const isToday = new Date(iso).toDateString() === new Date(now).toDateString();
  return isToday ? clockTime(iso) : `${dayOf(iso, now)}, ${clockTime(iso)}`;
}

/** A rough remaining time: whole seconds, never less than one. */
export function timeLeft(milliseconds: number): string {
  return milliseconds < 9.95 * second
    ? `${Math.max(1, Math.ceil(milliseconds / second))} s left`
    : `${duration(milliseconds)} left`;
}

/** Whole days left; negative once it is past. */
export function daysUntil(iso: string, now: number): number {
  return Math.floor((new Date(iso).getTime() - now) / (24 * hour));
}

const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' });
const dayLength = 24 * 60 * 60 * 1000;

/** `2026-11-28` in this computer's time zone; empty for an unknown time. */
export function dayKey(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  return `${date.getFullYear()}-${month}-${day}`;
}

interface DayTitle {
  title: string;
  /** Beside the title, in a quieter style. */
  aside: string;
}

/** `Today` with `Saturday 28 Nov`, `Thursday` with `26 Nov`, and past a week `12 Nov` with `Thursday`. */
export function dayTitle(key: string, now: number): DayTitle {
  if (key === '') return { title: 'Unknown day', aside: '' };
  const iso = `${key}T12:00:00`;
  const [date, name] = [dayOf(iso, now), weekday.format(new Date(iso))];
  if (key === dayKey(new Date(now).toISOString()))
    return { title: 'Today', aside: `${name} ${date}` };
  const today = `${dayKey(new Date(now).toISOString())}T12:00:00`;
  const daysAgo = Math.round((Date.parse(today) - Date.parse(iso)) / dayLength);
  if (daysAgo === 1) return { title: 'Yesterday', aside: `${name} ${date}` };
  return daysAgo > 1 && daysAgo < 7 ? { title: name, aside: date } : { title: date, aside: name };
}

/** Under its day's heading: `14:02, 3 min ago` today, `14:02` on any other day. */
export function timeUnderDay(iso: string, now: number): string {
  if (dayKey(iso) === '') return '';
  const isToday = dayKey(iso) === dayKey(new Date(now).toISOString());
  return isToday ? timeWithAge(iso, now) : clockTime(iso);
}
