import { expect, it } from 'vitest';
import {
  allZones,
  californiaZone,
  clockBeside,
  momentIn,
  utcZone,
  zoneCity,
  zoneOffset,
} from '#shared/words/time-zone';

const winter = Date.parse('2026-12-03T08:00:00Z');
const summer = Date.parse('2026-07-03T08:00:00Z');

it('a zone is named by its city and its offset at that moment', () => {
  expect(zoneCity('America/Los_Angeles')).toBe('Los Angeles');
  expect(zoneOffset('Europe/Berlin', winter)).toBe('UTC+1');
  expect(zoneOffset('Europe/Berlin', summer)).toBe('UTC+2');
  expect(zoneOffset(utcZone, winter)).toBe('UTC');
});

it('every zone that is listed can be used, under its present name', () => {
  const zones = allZones();
  expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', utcZone]));
  expect(zones).not.toContain('Asia/Calcutta');
  for (const zone of zones) expect(zoneOffset(zone, winter)).toMatch(/^UTC/);
});

it('a time in another zone has its weekday where that is another one', () => {
  expect(clockBeside(utcZone, winter, 'Europe/Berlin')).not.toContain('Thu');
  expect(clockBeside(californiaZone, winter, 'Europe/Berlin')).not.toContain('Wed');
  const early = Date.parse('2026-12-03T05:00:00Z');
  expect(clockBeside(californiaZone, early, 'Europe/Berlin')).toContain('Wed');
  expect(momentIn('Asia/Tokyo', winter)).toContain('Dec');
});
