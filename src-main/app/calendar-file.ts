/** A moment in a calendar. */
export interface CalendarEvent {
  /** The same each time, so that a second import changes the event. */
  uid: string;
  at: Date;
  summary: string;
  description: string;
  /** Days before it on which the calendar reminds. */
  alarmDays: readonly number[];
}

const minuteMs = 60_000;
/** A calendar takes a change only with a higher number; minutes since then rise with each export. */
const firstExport = Date.UTC(2020, 0, 1);
/** Octets of a line, without its end (RFC 5545, 3.1). */
const lineOctets = 75;

/** Events as an iCalendar file (RFC 5545), each at its exact moment in UTC. */
export function calendarText(name: string, events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // Not shown: for other programs.
    'PRODID:-//Slipway//Expiry calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, now: Date): string[] {
  const { uid, at, summary, description, alarmDays } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${Math.floor((now.getTime() - firstExport) / minuteMs)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(at)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    // Doesn’t mark the day as busy.
    'TRANSP:TRANSPARENT',
    ...alarmDays.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${escaped(summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** `20261128T090000Z` */
function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** No control character is allowed but a line break, which is written out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** A longer line goes on in the next one, after a space; no character is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    // The space before a line that goes on counts.
    const room = parts.length === 0 ? lineOctets : lineOctets - 1;
    if (Buffer.byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
