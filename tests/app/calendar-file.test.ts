import { expect, it } from 'vitest';
import { type CalendarEvent, calendarText } from '../../src-main/app/calendar-file';

/* The ends of builds as an iCalendar file, as RFC 5545 has it. */

const event: CalendarEvent = {
  uid: 'build-1@slipway.app',
  at: new Date('2026-12-24T09:30:15Z'),
  summary: 'Orbit Notes 1.4.0 (42) expires in TestFlight',
  description: 'It’s the latest build for QA, Friends; and C:\\Circle.\nAccount: Northwind',
  alarmDays: [1, 7],
};
const now = new Date('2026-11-30T08:00:00Z');
const made = (change: Partial<CalendarEvent> = {}, at = now) =>
  calendarText('TestFlight builds', [{ ...event, ...change }], at);
/** As a calendar reads them: folded lines joined. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

it('an event has its exact moment in UTC, its alarms and escaped text', () => {
  const lines = unfolded(made());
  expect(lines).toContain('DTSTART:20261224T093015Z');
  expect(lines).toContain('UID:build-1@slipway.app');
  expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual([
    'TRIGGER:-P1D',
    'TRIGGER:-P7D',
  ]);
  expect(lines).toContain(
    'DESCRIPTION:It’s the latest build for QA\\, Friends\\; and C:\\\\Circle.\\nAccount: Northwind',
  );
  expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
});

it('no line is longer than 75 octets, and no character is cut', () => {
  const summary = '軌道に乗ったノート 👩‍👩‍👧 '.repeat(12);
  const text = made({ summary });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

it('names cannot add lines of their own to the file', () => {
  const lines = unfolded(made({ summary: 'Evil\r\nEND:VEVENT\rBEGIN:VEVENT\u0007' }));
  expect(lines).toContain('SUMMARY:Evil\\nEND:VEVENT\\nBEGIN:VEVENT ');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
});

it('a second export has the same identity and a higher sequence, so that it updates the event', () => {
  const sequence = (text: string) =>
    Number(
      unfolded(text)
        .find((line) => line.startsWith('SEQUENCE'))
        ?.slice(9),
    );
  const later = made({}, new Date(now.getTime() + 120_000));
  expect(sequence(later)).toBe(sequence(made()) + 2);
  expect(later).toContain('UID:build-1@slipway.app');
});
