/* Moments in a time zone that a person chose, with the zone’s name. */
import { currentLanguage } from './language';

/** Names of time zones in which Apple and most schedules are written. */
export const utcZone = 'UTC';
export const californiaZone = 'America/Los_Angeles';

/** IANA name of this computer's time zone. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/* Names that the IANA database replaced (its file `backward`); Chromium lists the old ones, and takes both. */
const renamed: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** Every time zone that can be chosen, as IANA names. */
export function allZones(): string[] {
  const names = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
  return [...new Set([utcZone, ...names])];
}

/** `Berlin`, the last part of its IANA name. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `UTC+1`, at that moment: clocks change in some zones. */
export function zoneOffset(zone: string, at: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // Node says GMT where Chromium says GMT+0, and the other way round.
  return name.replace('GMT', 'UTC').replace(/\+0$/, '');
}

function formatIn(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(currentLanguage().locale, { ...options, timeZone: zone });
}

/** `09:00` */
export function clockIn(zone: string, at: number): string {
  return formatIn(zone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `3 Dec 2026, 09:00` */
export function momentIn(zone: string, at: number): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return formatIn(zone, { ...day, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `00:00`, or `Wed 23:00` where the day is another one than in the zone that it was chosen in. */
export function clockBeside(zone: string, at: number, chosenIn: string): string {
  const dayOf = (one: string): string =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: one }).format(at);
  if (dayOf(zone) === dayOf(chosenIn)) return clockIn(zone, at);
  return formatIn(zone, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);
}
