import { bareUdid } from '#shared/asc/devices';
import type { Device, DeviceFile, DeviceLine } from '#shared/domain/device';
import { message } from '#shared/words/message';

/** Marks the lines whose device the account has. Malformed and repeated ones stay what they are. */
export function compareWithAccount(file: DeviceFile, devices: readonly Device[]): DeviceFile {
  const registered = new Map<string, Device>();
  for (const device of devices) {
    const udid = bareUdid(device.udid);
    if (udid !== '' && !registered.has(udid)) registered.set(udid, device);
  }
  return { ...file, lines: file.lines.map((line) => compared(line, registered)) };
}

function compared(line: DeviceLine, registered: ReadonlyMap<string, Device>): DeviceLine {
  if (line.state !== 'new') return line;
  const found = registered.get(bareUdid(line.udid));
  if (found === undefined) return line;
  const { name, status } = found;
  const reason =
    status === 'DISABLED'
      ? message('devices.line.registered-disabled', { name })
      : message('devices.line.registered', { name });
  return { ...line, state: 'registered', reason, device: null };
}
