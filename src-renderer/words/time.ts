/** British forms: 24 hours and the day before the month, as the rest of the words are written. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
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

/** `0.4 s`, `38 s`, `6 min 12 s`, `1 h 4 min` */
export function duration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < 0.05 * second) return 'under 0.1 s';
  if (length < 9.95 * second) return `${(length / second).toFixed(1)} s`;
  if (length < minute) return `${Math.floor(length / second)} s`;
  if (length < hour) {
    const seconds = Math.floor((length % minute) / second);
    return `${Math.floor(length / minute)} min${seconds > 0 ? ` ${seconds} s` : ''}`;
  }
  const minutes = Math.floor((length % hour) / minute);
  return `${Math.floor(length / hour)} h${minutes > 0 ? ` ${minutes} min` : ''}`;
}

/** A rough time that is still to come: whole seconds, never less than one. */
export function timeLeft(milliseconds: number): string {
  return milliseconds < 9.95 * second
    ? `${Math.max(1, Math.ceil(milliseconds / second))} s left`
    : `${duration(milliseconds)} left`;
}

/** Whole days that are left; negative once it is past. */
export function daysUntil(iso: string, now: number): number {
  return Math.floor((new Date(iso).getTime() - now) / (24 * hour));
}
