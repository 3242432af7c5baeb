import { deviceNameFault, readUdid, sameUdid, udidFault } from '#shared/asc/devices';
import type {
  Device,
  DeviceChange,
  DeviceFile,
  DeviceResult,
  NewDevice,
} from '#shared/domain/device';
import { type AppError, AppException, appError, fail, toAppError } from '#shared/errors';
import { nameFaultMessage, udidFaultMessage } from '#shared/words/device-words';
import { message } from '#shared/words/message';
import type { AscClient } from '../asc/client';
import {
  changeDevice,
  createDevice,
  isAlreadyRegistered,
  isOutOfPlaces,
  listDevices,
} from '../asc/devices';
import { LostAnswer, wordsOf } from '../asc/refusal';
import { meetsNextToo } from '../asc/stopping-errors';
import type { Connection } from '../connection';
import type { Engine } from '../engine';
import { compareWithAccount } from './compare';
import { readDeviceFile } from './read-file';

/** The test devices of a team. Every write can be repeated: a device that is there stays as it is. */
export function makeDevices(connect: (connection: Connection) => AscClient): Engine['devices'] {
  return {
    list: (connection) => withAdvice(connection, () => listDevices(connect(connection))),
    add: (connection, device) =>
      withAdvice(connection, () => register(connect(connection), checked(device))),
    change: (connection, deviceId, change) =>
      withAdvice(connection, () => applyChange(connect(connection), deviceId, change)),
    async readFile(connection, path, platform = 'IOS'): Promise<DeviceFile> {
      const file = await readDeviceFile(path, platform);
      const listed = () => listDevices(connect(connection));
      return compareWithAccount(file, await withAdvice(connection, listed));
    },
    async addAll(connection, devices) {
      const client = connect(connection);
      const results: DeviceResult[] = [];
      let stop: AppError | null = null;
      for (const device of devices) {
        const send = () => register(client, checked(device));
        const result: DeviceResult =
          stop === null
            ? await withAdvice(connection, send).catch((thrown: unknown) =>
                outcomeOf(device, 'failed', toAppError(thrown)),
              )
            : outcomeOf(device, 'not-tried', stop);
        if (result.error !== null && meetsNextToo(result.error)) stop = result.error;
        results.push(result);
      }
      return results;
    },
  };
}

/** Devices need other permissions than a publish, and are closed to individual keys (app-store-connect.md, keys 7). */
async function withAdvice<T>({ issuerId }: Connection, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof AppException) || thrown.error.code !== 'role-too-small') throw thrown;
    const whatToDo = message(issuerId === null ? 'devices.individual-fix' : 'devices.role-fix');
    throw new AppException({ ...thrown.error, whatToDo }, { cause: thrown });
  }
}

function outcomeOf(
  { name, udid }: NewDevice,
  outcome: DeviceResult['outcome'],
  error: AppError | null,
): DeviceResult {
  return { name, udid, outcome, device: null, error };
}

/**
 * Registers a device once. If the answer is lost it is sent again: a UDID is registered once, so the second is either
 * the first or refused because the first arrived.
 */
async function register(client: AscClient, device: NewDevice): Promise<DeviceResult> {
  const { name, udid } = device;
  const isRegistered = (found: Device | null): DeviceResult => ({
    ...outcomeOf(device, 'registered', null),
    device: found,
  });
  try {
    return isRegistered(await createDevice(client, device));
  } catch (thrown) {
    if (thrown instanceof LostAnswer) {
      try {
        return isRegistered(await createDevice(client, device));
      } catch (again) {
        if (isAlreadyRegistered(again)) return isRegistered(await find(client, udid));
        throw withPlaces(again, device);
      }
    }
    if (!isAlreadyRegistered(thrown)) throw withPlaces(thrown, device);
    const found = await find(client, udid);
    return { name, udid, outcome: 'already-registered', device: found, error: null };
  }
}

/** The device as it is listed; null if the list does not show it, or cannot be read now. */
async function find(client: AscClient, udid: string): Promise<Device | null> {
  const all = await listDevices(client.brief).catch((thrown: unknown) => {
    if (thrown instanceof AppException) return [];
    throw thrown;
  });
  return all.find((device) => sameUdid(device.udid, udid)) ?? null;
}

/** A change says how the device is to be, so one whose answer was lost is sent again. */
async function applyChange(
  client: AscClient,
  deviceId: string,
  { name, status }: DeviceChange,
): Promise<Device> {
  if (name !== undefined) checkName(name);
  const change = {
    ...(name !== undefined && { name: name.trim() }),
    ...(status !== undefined && { status }),
  };
  return changeDevice(client, deviceId, change).catch((thrown: unknown) => {
    if (!(thrown instanceof LostAnswer)) throw thrown;
    return changeDevice(client, deviceId, change);
  });
}

/** The device as it is sent. Throws `device-malformed` for what Apple is known to refuse. */
function checked({ name, udid, platform }: NewDevice): NewDevice {
  checkName(name);
  const fault = udidFault(udid, platform);
  const read = readUdid(udid);
  if (fault !== null || 'fault' in read)
    return fail('device-malformed', udidFaultMessage(fault ?? 'missing'));
  return { name: name.trim(), udid: read.udid, platform };
}

function checkName(name: string): void {
  const fault = deviceNameFault(name);
  if (fault !== null) fail('device-malformed', nameFaultMessage(fault));
}

/** Apple's 403 for a year's places is about no permission: its own code says what to do. */
function withPlaces(thrown: unknown, { name }: NewDevice): unknown {
  if (!isOutOfPlaces(thrown)) return thrown;
  const { answer } = thrown;
  const detail = wordsOf(answer) || message('error.device-places-used.device', { name });
  return new AppException(appError('device-places-used', detail, { apple: answer }), {
    cause: thrown,
  });
}
