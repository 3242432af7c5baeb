import { basename } from 'node:path';
import type { DevicePlatform } from '#shared/asc/devices';
import type { DeviceFile } from '#shared/domain/device';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { openToRead } from '../storage/read-regular-file';
import { decodeText } from './decode';
import { readLines } from './read-lines';

/** Bytes. A hundred devices of every family are a few dozen kilobytes. */
const largestFile = 1024 * 1024;

/**
 * Reads a file with devices: Apple's form with tabs, CSV, or lines with a UDID and a name. Throws `devices-unreadable`
 * for a file without one device; a line that cannot be used is reported with the others.
 */
export async function readDeviceFile(path: string, platform: DevicePlatform): Promise<DeviceFile> {
  const fileName = basename(path);
  const text = decodeText(await readBytes(path, fileName));
  if (text === null)
    fail('devices-unreadable', message('devices.file.not-text', { file: fileName }));
  const lines = readLines(text, platform);
  if (lines.length === 0)
    fail('devices-unreadable', message('devices.file.empty', { file: fileName }));
  const [only, ...others] = lines;
  // A file that is no list of devices is not shown, whatever it is.
  if (lines.every(({ state }) => state === 'malformed'))
    fail(
      'devices-unreadable',
      others.length === 0 && only?.reason
        ? only.reason
        : message('devices.file.no-device', { file: fileName }),
    );
  return { fileName, lines };
}

async function readBytes(path: string, fileName: string): Promise<Buffer> {
  const unopened = (cause: NodeJS.ErrnoException): never =>
    fail(
      'devices-unreadable',
      message('devices.file.unopened', { file: fileName, code: `${cause.code}` }),
      { cause },
    );
  const file = await openToRead(path).catch(unopened);
  try {
    const facts = await file.stat();
    if (!facts.isFile())
      fail('devices-unreadable', message('devices.file.not-a-file', { file: fileName }));
    if (facts.size > largestFile) {
      const params = { file: fileName, limit: { bytes: largestFile } };
      fail('devices-unreadable', message('devices.file.too-large', params));
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}
