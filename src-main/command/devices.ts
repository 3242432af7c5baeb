import { readUdid, sameUdid } from '#shared/asc/devices';
import type { Device, NewDevice } from '#shared/domain/device';
import { fail } from '#shared/errors';
import { addedWords, deviceKind, deviceName, deviceState } from '#shared/words/device-words';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { dayOfYear } from '#shared/words/time';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { type Call, type Command, refuseUsage } from './command';
import { chooseConnection, withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { keyOptions, type OptionValues } from './options';
import { clean, typed } from './words/format';
import { table } from './words/lines';

export const listDevices: Command = {
  // Not shown: typed.
  name: 'devices list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.devices-list'),
  options: keyOptions,
  changes: false,
  run: (call) =>
    withTeam(call, async (engine, connection) => {
      const devices = await engine.devices.list(connection);
      const { terminal } = call;
      if (devices.length === 0)
        terminal.log(
          say('command.devices.none', { command: typed('devices', 'add', 'NAME', 'UDID') }),
        );
      for (const line of table(devices.map(deviceRow))) terminal.print(line);
      terminal.emit(devices);
      return exitStatus.done;
    }),
};

function deviceRow(device: Device): string[] {
  const cells = [deviceName(device), device.udid, deviceKind(device), deviceState(device)];
  return [...cells.map(clean), device.addedAt === null ? '' : dayOfYear(device.addedAt)];
}

export const addDevice: Command = {
  // Not shown: typed.
  name: 'devices add',
  operands: 'NAME UDID',
  takes: { least: 2, most: 2 },
  summary: message('help.command.devices-add'),
  options: [...keyOptions, 'platform'],
  changes: true,
  run: (call) =>
    withTeam(call, async (engine, connection) => {
      const [name = '', udid = ''] = call.operands;
      const read = readUdid(udid);
      const told = 'udid' in read ? read.platform : null;
      const platform = readPlatform(call.options) ?? told ?? 'IOS';
      const result = await engine.devices.add(connection, { name, udid, platform });
      call.terminal.print(clean(addedWords(result)));
      call.terminal.emit(result);
      return exitStatus.done;
    }),
};

/** Undefined if the option was not given. */
export function readPlatform({ platform }: OptionValues): NewDevice['platform'] | undefined {
  if (platform === undefined) return undefined;
  if (platform === 'ios') return 'IOS';
  return platform === 'mac' ? 'MAC_OS' : refuseUsage(message('usage.platform'));
}

export const enableDevice: Command = {
  // Not shown: typed.
  name: 'devices enable',
  operands: 'NAME_OR_UDID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.devices-enable'),
  options: keyOptions,
  changes: true,
  run: (call) => setStatus(call, 'ENABLED'),
};

export const disableDevice: Command = {
  // Not shown: typed.
  name: 'devices disable',
  operands: 'NAME_OR_UDID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.devices-disable'),
  options: keyOptions,
  changes: true,
  run: (call) => setStatus(call, 'DISABLED'),
};

function setStatus(call: Call, status: 'ENABLED' | 'DISABLED'): Promise<ExitStatus> {
  return withTeam(call, async (engine, connection) => {
    const [named = ''] = call.operands;
    const { id } = findDevice(await engine.devices.list(connection), named);
    const device = await engine.devices.change(connection, id, { status });
    const name = deviceName(device);
    call.terminal.print(
      clean(
        status === 'ENABLED' ? say('devices.enabled', { name }) : say('devices.disabled', { name }),
      ),
    );
    call.terminal.emit(device);
    return exitStatus.done;
  });
}

/** By its UDID, or by its name if only one device has it. */
function findDevice(devices: readonly Device[], named: string): Device {
  const found = devices.filter(({ udid }) => udid !== '' && sameUdid(udid, named));
  const [device, ...others] =
    found.length > 0 ? found : devices.filter(({ name }) => name === named);
  if (device === undefined)
    return fail('device-not-found', message('command.devices.unknown', { name: named }));
  return others.length === 0
    ? device
    : refuseUsage(message('command.devices.several', { count: others.length + 1, name: named }));
}

/** Runs with the engine and the key that the options name. */
export function withTeam<T>(
  call: Call,
  use: (engine: Engine, connection: Connection) => Promise<T>,
): Promise<T> {
  return withEngine(call, async (engine) =>
    use(engine, await chooseConnection(engine, call, null)),
  );
}
