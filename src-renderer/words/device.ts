import { devicePlaces } from '#shared/asc/devices';
import type { Device, DeviceLine, DeviceResult } from '#shared/domain/device';
import type { AppError } from '#shared/errors';
import { deviceKind, deviceName, deviceState } from '#shared/words/device-words';
import { say } from '#shared/words/say';
import type { Tone } from './format';

/** The devices whose name, UDID or kind contains every word of the search. */
export function matchingDevices(devices: readonly Device[], query: string): readonly Device[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return devices;
  return devices.filter((device) => {
    const text = `${deviceName(device)} ${device.udid} ${deviceKind(device)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * `Places: iPhone 12 of 100 · Mac 3 of 100`. A disabled device keeps its place. Empty if Apple names no kind that is
 * known here.
 */
export function placesUsed(devices: readonly Device[]): string {
  const kinds = deviceClasses.flatMap((kind) => {
    const count = devices.filter(({ deviceClass }) => deviceClass === kind).length;
    if (count === 0) return [];
    const name = say(`devices.class-${kind}`);
    return [say('devices.places-of-kind', { kind: name, count, places: devicePlaces })];
  });
  return kinds.length === 0 ? '' : say('devices.places-used', { kinds: kinds.join(' · ') });
}

const deviceClasses = [
  'IPHONE',
  'IPAD',
  'IPOD',
  'APPLE_WATCH',
  'APPLE_TV',
  'APPLE_VISION_PRO',
  'MAC',
] as const;

export function stateTone({ status }: Device): Tone {
  if (status === 'ENABLED') return 'ok';
  return status === 'PROCESSING' ? 'look' : 'quiet';
}

export function lineTone({ state }: Pick<DeviceLine, 'state'>): Tone {
  if (state === 'malformed') return 'block';
  return state === 'new' ? 'ok' : 'quiet';
}

export function resultTone({ outcome }: Pick<DeviceResult, 'outcome'>): Tone {
  if (outcome === 'registered') return 'ok';
  if (outcome === 'failed') return 'block';
  return outcome === 'not-tried' ? 'look' : 'quiet';
}

/** What is certain after an error; null if nothing is: an answer that was lost may have changed something. */
export function safeWords(
  { apple, code }: AppError,
  of: 'list' | 'change' | 'file',
  hasList: boolean,
): string | null {
  if (of === 'list') return hasList ? say('devices.list-kept') : null;
  // The advice for a file that cannot be read says so itself.
  if (of === 'file') return code === 'devices-unreadable' ? null : say('devices.nothing-sent');
  return apple === null ? null : say('devices.change-failed');
}

/** By one column; devices that are equal there by their names. */
export function sortedDevices(
  devices: readonly Device[],
  column: string | number,
  direction: 'ascending' | 'descending',
): Device[] {
  const key = (device: Device): string => {
    if (column === 'udid') return device.udid;
    if (column === 'added') return device.addedAt === null ? '' : instant(device.addedAt);
    return column === 'state' ? deviceState(device) : deviceName(device);
  };
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (one: Device, other: Device) =>
    deviceName(one).localeCompare(deviceName(other), undefined, { numeric: true });
  return [...devices].sort((one, other) => {
    const order = key(one).localeCompare(key(other), undefined, { numeric: true });
    return order === 0 ? byName(one, other) : sign * order;
  });
}

/** Apple's dates carry an offset, which differs over a year. */
const instant = (iso: string): string => new Date(iso).toISOString();
