/** How test devices, files with them and results are put into words: the same in the window and the command. */
import { type deviceNameFault, longestDeviceName, type UdidFault } from '../asc/devices';
import type { Device, DeviceLine, DeviceResult } from '../domain/device';
import { type Message, message } from './message';
import { inSentences, say } from './say';

/** Why a UDID is refused before it is sent. */
export function udidFaultMessage(fault: UdidFault): Message {
  return message(`devices.udid-fault.${fault}`);
}

/** Why a name is refused before it is sent. */
export function nameFaultMessage(fault: NonNullable<ReturnType<typeof deviceNameFault>>): Message {
  return fault === 'too-long'
    ? message('devices.name-fault.too-long', { most: longestDeviceName })
    : message(`devices.name-fault.${fault}`);
}

export function deviceName({ name }: Pick<Device, 'name'>): string {
  return name || say('devices.unnamed');
}

/** `iPhone 16`, else `iPhone`, else Apple's own value; empty if nothing is known. */
export function deviceKind({ model, deviceClass, platform }: Device): string {
  if (model !== null && model !== '') return model;
  switch (deviceClass) {
    case 'IPHONE':
    case 'IPAD':
    case 'IPOD':
    case 'APPLE_WATCH':
    case 'APPLE_TV':
    case 'APPLE_VISION_PRO':
    case 'MAC':
      return say(`devices.class-${deviceClass}`);
    default:
      return deviceClass ?? platform ?? '';
  }
}

/** Apple's own value for a state that is not known here. */
export function deviceState({ status }: Device): string {
  switch (status) {
    case 'ENABLED':
      return say('devices.state-enabled');
    case 'DISABLED':
      return say('devices.state-disabled');
    case 'PROCESSING':
      return say('devices.state-processing');
    default:
      return status ?? say('devices.state-unknown');
  }
}

export function lineState({ state }: DeviceLine): string {
  return say(`devices.line-${state}`);
}

/** What a file holds: how many new devices, and what the other lines are. */
export function fileSummary(lines: readonly DeviceLine[]): string {
  const count = (state: DeviceLine['state']) => lines.filter((line) => line.state === state).length;
  return inSentences(
    say('devices.import-summary', { count: count('new'), lines: lines.length }),
    ...(['registered', 'repeated', 'malformed'] as const)
      .filter((state) => count(state) > 0)
      .map((state) => say(`devices.import-${state}`, { count: count(state) })),
  );
}

export function resultWords({ outcome }: Pick<DeviceResult, 'outcome'>): string {
  return say(`devices.result-${outcome}`);
}

/** What an import did, what is left, and what to do next. */
export function importSummary(
  results: readonly DeviceResult[],
  lines: readonly DeviceLine[],
): string {
  const malformed = lines.filter(({ state }) => state === 'malformed').length;
  const count = (...outcomes: DeviceResult['outcome'][]) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const [registered, already] = [count('registered'), count('already-registered')];
  const failed = count('failed', 'not-tried');
  return inSentences(
    say('devices.import-done', { registered }),
    already > 0 ? say('devices.import-already', { count: already }) : '',
    failed > 0 ? say('devices.import-failed', { count: failed }) : '',
    malformed > 0 ? say('devices.import-malformed-lines', { count: malformed }) : '',
    registered > 0 ? say('devices.import-profiles') : '',
  );
}

/** What became of one device that was added, and what to do next. */
export function addedWords({ outcome, name, device }: DeviceResult): string {
  if (outcome !== 'already-registered') return say('devices.added', { name });
  const known = device === null ? name : deviceName(device);
  return device?.status === 'DISABLED'
    ? say('devices.already-added-disabled', { name: known })
    : say('devices.already-added', { name: known });
}
